using Orchestrator.Calendars;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading.Checks;

/// <summary>What is the matter between rules: closing before opening, a publicity that does not fit.</summary>
internal sealed class OrderChecks(WorkingCalendar calendar)
{
    private static readonly string[] Applying = ["申报", "登录", "提交", "填报", "报名"];

    /// <summary>The rules with what was found between them.</summary>
    public IReadOnlyList<ReadRule> Of(IReadOnlyList<ReadRule> rules)
    {
        var checkedRules = rules.ToArray();
        for (var index = 0; index < checkedRules.Length; index++)
        {
            if ((Opening(checkedRules, index) ?? Fit(checkedRules, index)) is { } text)
                checkedRules[index] = With(checkedRules[index], text);
        }

        return checkedRules;
    }

    private static ReadRule With(ReadRule rule, FindingText text) =>
        rule with
        {
            Findings = [.. rule.Findings, text.At(rule.Clause, rule.Quote)],
        };

    /// <summary>A last day before the opening that stands before it in the same sentence and for the same levels.</summary>
    private static FindingText? Opening(ReadRule[] rules, int index)
    {
        if (rules[index] is not { Form: ReadForm.By, Date: { } closes } rule)
            return null;
        for (var at = index - 1; at >= 0 && rules[at].Clause == rule.Clause; at--)
        {
            var opens = rules[at].Form == ReadForm.From ? rules[at].Date : rules[at].From;
            if (
                rules[at].Form is not (ReadForm.From or ReadForm.Window)
                || opens is not { } day
                || rules[at].Track != rule.Track
            )
            {
                continue;
            }
            return closes < day ? FindingTexts.ClosesBeforeOpening(day, closes) : null;
        }

        return null;
    }

    /// <summary>Something that contains a publicity, or reports on one, in less time than the publicity takes.</summary>
    private FindingText? Fit(ReadRule[] rules, int index)
    {
        var rule = rules[index];
        if (
            rule is { Form: ReadForm.Within, Unit: ReadUnit.WorkingDay, N: { } within }
            && rule.Action is { } action
            && (
                action.Contains("公示情况")
                || action.Contains("公示结果")
                || (action.Contains("公示") && action.Contains("完成"))
            )
        )
        {
            var publicity = rules
                .Where(other =>
                    other.Form == ReadForm.Publicity
                    && SectionOf(other) == SectionOf(rule)
                    && other.Unit == ReadUnit.WorkingDay
                )
                .Select(other => other.N)
                .FirstOrDefault();
            if (publicity is { } days && within <= days)
                return FindingTexts.PublicityDoesNotFit(within, days);
        }

        if (rule is not { Form: ReadForm.By, Date: { } due } || rule.Actor?.Contains("用人单位") != true)
            return null;
        var closing = rules
            .Where(other =>
                other.Track == rule.Track && other.Form is ReadForm.By or ReadForm.Window && IsApplying(other)
            )
            .Select(other => other.Date ?? other.To)
            .Max();
        var posting = rules.FirstOrDefault(other =>
            other.Form == ReadForm.Publicity && other.Unit == ReadUnit.WorkingDay && IsEmployers(other)
        );
        if (closing is not { } closes || posting?.N is not { } needed || closes >= due)
            return null;
        var count = calendar.CountBetween(closes.PlusDays(1), due);
        return count.IsSuccess && count.Value.Days < needed
            ? FindingTexts.PublicityDoesNotFitBetween(closes, due, count.Value.Days, needed)
            : null;
    }

    private static string SectionOf(ReadRule rule) => rule.Clause[..rule.Clause.LastIndexOf('-')];

    private static bool IsApplying(ReadRule rule) =>
        (rule.Actor is null || rule.Actor.Contains("个人") || rule.Actor.Contains("申报人"))
        && Applying.Any(word => rule.Quote.Contains(word))
        && !rule.Quote.Contains("审核");

    private static bool IsEmployers(ReadRule rule) =>
        rule.Actor?.Contains("单位") == true || rule.Quote.Contains("单位");
}
