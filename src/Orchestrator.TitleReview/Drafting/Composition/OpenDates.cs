using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Placing;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>
/// The days that a notice does not state and a year needs: cycle inputs. Each is recommended by counting from days that the notice does
/// state; where it states none, nothing is recommended and somebody has to give it.
/// </summary>
internal sealed class OpenDates
{
    private const int ReviewToEnd = 15;
    private const int ClosingToReview = 30;
    private const int ClosingToDraw = 8;
    private const int WindowLength = 20;
    private const int ApplicantToDepartment = 14;
    private const int EmployerToDepartment = 4;
    private const int ReviewToResult = 20;

    private readonly WorkingCalendar calendar;
    private readonly DateResolver resolver;
    private readonly Dictionary<string, (string Name, LocalDate? Day)> inputs = new(StringComparer.Ordinal);

    private OpenDates(WorkingCalendar calendar, DateResolver resolver) =>
        (this.calendar, this.resolver) = (calendar, resolver);

    /// <summary>The inputs that the windows count from, in order.</summary>
    public IReadOnlyList<string> Names => [.. inputs.Keys.Where(name => name is not ("meeting" or "cutoff"))];

    /// <summary>The recommended day of an input; null: none.</summary>
    public LocalDate? Of(string input) => inputs.GetValueOrDefault(input).Day;

    /// <summary>What people call an input.</summary>
    public string NameOf(string input) => inputs[input].Name;

    /// <summary>Finds them.</summary>
    public static OpenDates Find(DraftBoard board, IReadOnlyList<DraftWindow> windows, CalendarBook book, string region)
    {
        var open = new OpenDates(book.For(region).Value, new DateResolver(book, region));
        var end = open.Ends(board);
        var meeting = open.Working(
            Later(open.MeetingBefore(end, windows) ?? open.MeetingAfter(windows), open.Begins(board)),
            end
        );
        var starts = open.PlanDue(board);
        for (var at = 0; at < windows.Count; at++)
        {
            var (window, number, whose) = (
                windows[at],
                at == 0 ? "" : $"{at + 1}",
                windows[at].Track is { } track ? $"（{track.Name}）" : ""
            );
            var closes = window.Closes?.Rule.Date ?? open.Closing(window, meeting);
            if (window.Closes is null)
            {
                open.Add(
                    board,
                    "applyCloses" + number,
                    $"主管部门提交截止日{whose}",
                    "the last day of submissions",
                    closes
                );
            }

            if (window.Opens is null)
            {
                var first = closes is { } last ? Later(open.Count(last, -WindowLength), starts) : starts;
                open.Add(board, "applyOpens" + number, $"申报开放日{whose}", "the first day of applying", first);
            }
        }

        meeting ??= open.MeetingAfter(open.Names);
        open.Add(board, "meeting", "评审会议首日", "the review meeting's first day", meeting);
        if (board.Find("Outbound") is not null)
        {
            var cutoff = windows[0].Closes?.Rule.Date ?? open.Of("applyCloses");
            open.Add(board, "cutoff", "外地评委会收件截止日", "the other committee's last day of intake", cutoff);
        }

        return open;
    }

    private void Add(DraftBoard board, string input, string name, string nameEn, LocalDate? day)
    {
        inputs[input] = (name, day);
        board.Decisions.Add(
            DraftTexts.Date(input, name, nameEn, day is { } known ? LocalDatePattern.Iso.Format(known) : null)
        );
    }

    /// <summary>The first day by which a review has to be over, or the results be out.</summary>
    private LocalDate? Ends(DraftBoard board)
    {
        var days = board
            .Own.Where(own => own.Step.Inputs["until"] is not null)
            .Select(own =>
                (Until: own.Step.Inputs["until"]!.ToString(), Day: DayOf(own.Step.Dates.GetValueOrDefault("due")))
            )
            .Where(own => own.Day is not null)
            .Select(own => own.Until == "reviewEnd" ? own.Day : Count(own.Day!.Value, -ReviewToResult))
            .ToList();
        return days.Min();
    }

    /// <summary>The first day on which the notice lets a review begin.</summary>
    private LocalDate? Begins(DraftBoard board) =>
        board
            .Own.Where(own => own.DateName == "reviewBy")
            .Select(own => DayOf(own.Step.Dates.GetValueOrDefault("opens")))
            .Max();

    /// <summary>Some days before the end, and never before all that is handed in has been looked at.</summary>
    private LocalDate? MeetingBefore(LocalDate? end, IReadOnlyList<DraftWindow> windows)
    {
        if (end is not { } last || !calendar.PreviousOnOrBefore(last.PlusDays(-ReviewToEnd)).TryGet(out var day))
            return null;
        return windows.Select(window => window.Closes?.Rule.Date).Max() is { } closes
            ? Later(day.Date, Count(closes, ClosingToDraw))
            : day.Date;
    }

    private LocalDate? MeetingAfter(IReadOnlyList<DraftWindow> windows) =>
        windows.Select(window => window.Closes?.Rule.Date ?? Closing(window, null)).Max() is { } last
            ? Count(last, ClosingToReview)
            : null;

    private LocalDate? MeetingAfter(IReadOnlyList<string> names) =>
        names.Where(name => name.StartsWith("applyCloses", StringComparison.Ordinal)).Select(Of).Max() is { } last
            ? Count(last, ClosingToReview)
            : null;

    /// <summary>The department's last day: after those of the others, else so long before the meeting.</summary>
    private LocalDate? Closing(DraftWindow window, LocalDate? meeting) =>
        window.Employer is { } employer ? Count(employer.Rule.Date, EmployerToDepartment)
        : window.Applicant is { } applicant ? Count(applicant.Rule.Date, ApplicantToDepartment)
        : meeting is { } day ? Count(day, -ClosingToReview)
        : window.Opens is { } opens ? Count(opens.Rule.Date, WindowLength)
        : null;

    /// <summary>The working day after the plan is out.</summary>
    private LocalDate? PlanDue(DraftBoard board) =>
        new[] { "Approval", "FilePlan", "PublishPlan" }
            .Select(step => DayOf(board.Find(step)?.Dates.GetValueOrDefault("due")))
            .Max()
            is { } last
            ? Count(last, 1)
            : null;

    /// <summary>The day of a rule that counts from nothing; null when it has none.</summary>
    public LocalDate? DayOf(DateRule? rule) =>
        rule is not null && resolver.FindDue(rule, new Dictionary<string, LocalDate>()).TryGet(out var due)
            ? due.Date
            : null;

    /// <summary>The working day on or after a day, unless the end lies before it: some meet at a weekend.</summary>
    private LocalDate? Working(LocalDate? day, LocalDate? end) =>
        day is { } known && calendar.NextOnOrAfter(known).TryGet(out var found) && !(found.Date > end)
            ? found.Date
            : day;

    private LocalDate? Count(LocalDate from, int workingDays) =>
        calendar.Find(from, workingDays).TryGet(out var found) ? found.Date : null;

    private static LocalDate? Later(LocalDate? first, LocalDate? second) =>
        first is null ? second
        : second is null ? first
        : LocalDate.Max(first.Value, second.Value);
}
