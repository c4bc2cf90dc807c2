using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Reading.Grammar;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Checks;

/// <summary>What is the matter with a rule's own dates and numbers.</summary>
internal sealed class DayChecks(WorkingCalendar calendar, NoticeHead notice)
{
    private const int LongestWindow = 400;

    /// <summary>Everything to say about a rule.</summary>
    public IEnumerable<FindingText> Of(Scene scene, FoundRule found, ReadRule rule)
    {
        foreach (var date in new[] { found.First, found.Last }.OfType<ReadDate>().Distinct())
        {
            foreach (var text in Of(scene, date, found.Form == ReadForm.Cutoff))
                yield return text;
        }

        if (IsOpenEnded(found.First, found.Last))
            yield return FindingTexts.OpenEnded(scene.Text[found.Start..found.End]);
        if (scene.Sentence.Plain.HasJoinedDigits(found.Start, found.End))
            yield return FindingTexts.JoinedDigits(scene.Text[found.Start..found.End]);
        if (rule.Readings.Count > 1)
            yield return FindingTexts.Readings(scene.Text[found.Start..found.End], rule.Readings);
        if (found.IsApproximate || found is { First.Written.Approximate: true } or { Last.Written.Approximate: true })
            yield return FindingTexts.Approximate(scene.Text[found.Start..found.End]);
        if (rule.Form is ReadForm.Within && rule.N is null)
            yield return FindingTexts.NumberUnstated(scene.Text[found.Start..found.End]);
        if (rule is { Form: ReadForm.Within or ReadForm.Before, N: not null, Anchor: null })
            yield return FindingTexts.AnchorUnstated();
        if (found.Duration?.Most is { } most)
            yield return FindingTexts.Span(found.Duration.Amount, most);
        if (IsBelowFloor(rule))
            yield return FindingTexts.BelowFloor(rule.N!.Value);
        foreach (var text in Window(rule))
            yield return text;
        if (rule.Form is ReadForm.By && rule.Date is { } last && DayOff(last) is { } off)
            yield return off;
    }

    private IEnumerable<FindingText> Of(Scene scene, ReadDate date, bool isCutoff)
    {
        var words = scene.Text[date.Written.Start..date.Written.End];
        switch (date.Trouble)
        {
            case DateTrouble.NoSuchDay:
                yield return FindingTexts.NoSuchDay(words);
                break;
            case DateTrouble.YearUnknown:
                yield return FindingTexts.YearUnknown(words);
                break;
            case DateTrouble.MonthUnknown:
                yield return FindingTexts.MonthUnknown(words);
                break;
            case DateTrouble.NextYear:
                yield return FindingTexts.NextYear(date.Last!.Value);
                break;
            case DateTrouble.CarriedYear:
                yield return FindingTexts.CarriedYear(date.Last!.Value);
                break;
        }

        if (date.Last is not { } day)
            yield break;
        if (date.Written.Weekday is { } printed && printed != day.DayOfWeek)
            yield return FindingTexts.Weekday(day, printed);
        // Years and achievements count from long ago; what is to be done lies ahead.
        if (isCutoff)
            yield break;
        if (notice.Year is { } year && Math.Abs(day.Year - year) > 1)
            yield return FindingTexts.FarYear(day, year);
        else if (notice.Issued is { } issued && day < issued)
            yield return FindingTexts.BeforeIssue(day, issued);
    }

    /// <summary>Whether a range begins on a day and ends in a month, which leaves its last day open.</summary>
    public static bool IsOpenEnded(ReadDate? first, ReadDate? last) =>
        first is { Written.Part: DatePart.Day }
        && last is { Written.Part: DatePart.Month or DatePart.Months }
        && first != last;

    private static bool IsBelowFloor(ReadRule rule) =>
        rule is { Form: ReadForm.Publicity, N: { } days }
        && rule.Bound != ReadBound.MoreThan
        && (rule.Unit == ReadUnit.WorkingDay ? days < 5 : rule.Unit == ReadUnit.Day && days < 7);

    private IEnumerable<FindingText> Window(ReadRule rule)
    {
        if (rule is not { Form: ReadForm.Window, From: { } from, To: { } to })
            yield break;
        if (to < from)
        {
            yield return FindingTexts.Reversed(from, to);
            yield break;
        }

        if (DayOff(to) is { } off)
            yield return off;
        if (Period.DaysBetween(from, to) > LongestWindow)
            yield break;
        var makeUp = Enumerable
            .Range(0, Period.DaysBetween(from, to) + 1)
            .Select(from.PlusDays)
            .Where(day => calendar.Describe(day).Kind is DayKind.MakeUpDay or DayKind.RegionalMakeUpDay)
            .ToList();
        if (makeUp.Count > 0)
            yield return FindingTexts.MakeUpDays(makeUp);
    }

    private FindingText? DayOff(LocalDate day)
    {
        if (calendar.IsWorkingDay(day))
            return null;
        var before = calendar.PreviousOnOrBefore(day);
        return FindingTexts.DayOff(day, calendar.Describe(day).ReasonZh, before.IsSuccess ? before.Value.Date : null);
    }
}
