using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Drafting.Drafts;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>
/// 按月集中办理: places what is taken in all the year and handled once a month. What else comes round each month, a report or a payment, is
/// none of it.
/// </summary>
/// <param name="board">Where it is placed.</param>
/// <param name="reading">What was read.</param>
internal sealed partial class RoundPlacer(DraftBoard board, NoticeReading reading)
{
    private const string Step = "Rounds";
    private const string CutoffInput = "roundsCutoff";
    private const string UsualCutoff = "20";
    private const string Monthly = "monthly:";

    private ReadRule? first;
    private string? cutoff;
    private bool isEndSaid;

    private static RoundWords Words => DraftData.Table.Rounds;

    /// <summary>Places a rule, or lists why it cannot be; false: it is about something else.</summary>
    public bool TryPlace(RuleSurroundings context)
    {
        var rule = context.Rule;
        if (rule.Form != ReadForm.Recurring || rule.Value?.StartsWith(Monthly, StringComparison.Ordinal) != true)
            return false;
        var (days, clause, next) = (rule.Value[Monthly.Length..], Clause(rule, 0), Clause(rule, 1));
        var text = clause?.Text + next?.Text;
        if (clause is null || WordList.IsIn(Words.Not, clause.Text) || !WordList.IsIn(Words.Handled, text))
            return false;
        if (LastOf(days) is { } last && WordList.IsIn(Words.HandedIn, rule.Action ?? "") && InMonth().IsMatch(text))
            return HandedIn(context, last, text);
        if (!WordList.IsIn(Words.Handled, rule.Quote) || !WordList.IsIn(Words.Together, clause.Text))
            return false;
        return days is "lastWorkingDay" or "lastDay"
            ? Handled(context, clause, next)
            : Leave(rule, DraftTexts.RoundDay);
    }

    /// <summary>What no sentence says is asked for, once all are placed.</summary>
    public void Finish()
    {
        if (first is not { } rule)
            return;
        var step = board.Get(Step);
        if (cutoff is null)
        {
            step.Inputs["cutoffDay"] = "=" + CutoffInput;
            board.Decisions.Add(DraftTexts.RoundCutoff(rule.Quote, rule.Clause, CutoffInput, UsualCutoff));
        }

        if (!isEndSaid)
            board.Decisions.Add(DraftTexts.RoundEnd(rule.Quote, rule.Clause));
        if (step.Inputs["role"] is null)
            board.Decisions.Add(DraftTexts.Actor(rule.Quote, rule.Clause, Roles.TitleOffice));
    }

    /// <summary>每月15日前提交的，当月办理.</summary>
    private bool HandedIn(RuleSurroundings context, string last, string text)
    {
        var rule = context.Rule;
        if (DayOfNext().IsMatch(text))
            return Leave(rule, DraftTexts.RoundDay);
        if (cutoff is not null && cutoff != last)
            return Leave(rule, DraftTexts.Taken(board.Get(Step).Of("cutoff")));
        Begin(context);
        Cut(last, rule.Clause);
        isEndSaid |= EndOfMonth().IsMatch(text);
        Cite(rule, "cutoff");
        return true;
    }

    /// <summary>每月最后一个工作日前集中办理一次；当月20日后提交的材料并入下月办理.</summary>
    private bool Handled(RuleSurroundings context, ReadClause clause, ReadClause? next)
    {
        Begin(context);
        isEndSaid = true;
        Cite(context.Rule, "round");
        foreach (var known in new[] { clause, next }.OfType<ReadClause>())
        {
            if (LaterThan().Match(known.Text) is not { Success: true } later)
                continue;
            if (cutoff is null || cutoff == later.Groups["day"].Value)
                Cut(later.Groups["day"].Value, known.Id);
            else
                board.Unplaced.Add(Unplaced(known, DraftTexts.Taken(board.Get(Step).Of("cutoff"))));
        }

        return true;
    }

    private void Begin(RuleSurroundings context)
    {
        first ??= context.Rule;
        var step = board.Get(Step);
        if (context.Role is Roles.Office or Roles.Department or Roles.TradeDepartment or Roles.TitleOffice)
            step.Inputs["role"] ??= context.Role;
    }

    private void Cut(string day, string clause)
    {
        cutoff = day;
        var step = board.Get(Step);
        step.Inputs["cutoffDay"] = int.Parse(day, CultureInfo.InvariantCulture);
        step.Cite(clause, "cutoff");
    }

    private void Cite(ReadRule rule, string input)
    {
        board.Get(Step).Cite(rule.Clause, input);
        board.Placed.Add(new PlacedRule(rule.Clause, rule.Quote, Step, DraftData.TextOf(Step), input + "Clauses"));
    }

    private bool Leave(ReadRule rule, (string Chinese, string English) why)
    {
        board.Unplaced.Add(new UnplacedRule(rule.Clause, rule.Quote, why.Chinese, why.English));
        return true;
    }

    private static UnplacedRule Unplaced(ReadClause clause, (string Chinese, string English) why) =>
        new(clause.Id, clause.Text, why.Chinese, why.English);

    /// <summary>The clause of a rule, or one of those behind it in its section; null where the section has none.</summary>
    private ReadClause? Clause(ReadRule rule, int behind)
    {
        var at = reading.Clauses.ToList().FindIndex(clause => clause.Id == rule.Clause);
        return
            at >= 0
            && at + behind < reading.Clauses.Count
            && reading.Clauses[at + behind].Section == reading.Clauses[at].Section
            ? reading.Clauses[at + behind]
            : null;
    }

    /// <summary>The last day of those that a month takes in from its first: 15, 1-20; null for others.</summary>
    private static string? LastOf(string days) =>
        Days().Match(days) is { Success: true } match
        && int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 31
            ? match.Groups["last"].Value
            : null;

    [GeneratedRegex(@"\A(?:1-)?(?<last>\d{1,2})\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Days();

    [GeneratedRegex("当月|本月|次月|下月|下个月", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InMonth();

    [GeneratedRegex("(?:当月|本月|每月|该月)(?:月底|底|末|最后)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndOfMonth();

    [GeneratedRegex(
        @"(?:次月|下月|下个月)的?(?:[一二三]?十[一二三四五六七八九]?|\d{1,2})日",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DayOfNext();

    [GeneratedRegex(
        @"(?<day>[12]?\d|3[01])日(?:之|以)?后[^。；;]{0,16}(?:次月|下月|下个月)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LaterThan();
}
