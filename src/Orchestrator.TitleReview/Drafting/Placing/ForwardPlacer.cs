using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>
/// 报送上级评审: finds where applications are handed on to a committee above the notice's own, before it reviews them or after. Papers, lists
/// and results that go up are none of it.
/// </summary>
/// <param name="board">Where it is placed.</param>
/// <param name="reading">What was read.</param>
internal sealed partial class ForwardPlacer(DraftBoard board, NoticeReading reading)
{
    /// <summary>The name of its last day.</summary>
    public const string By = "forwardBy";

    private static readonly string[] AfterReview =
    [
        AnchorNames.ReviewEnd,
        AnchorNames.Posted,
        AnchorNames.PublicityEnds,
        AnchorNames.Published,
        AnchorNames.Document,
    ];

    private HandedOn? drawn;
    private DateRule? due;

    private static ForwardWords Words => DraftData.Table.Forwards;

    /// <summary>What a rule says of it; null: it is about something else.</summary>
    public HandedOn? Find(RuleSurroundings context)
    {
        var rule = context.Rule;
        if (rule.Form is not (ReadForm.By or ReadForm.Vague or ReadForm.Window or ReadForm.Within))
            return null;
        if (context.NamedRole is Roles.Applicant or Roles.Employer || DayRules.Due(rule) is null)
            return null;
        var clause = reading.Clauses.FirstOrDefault(known => known.Id == rule.Clause);
        var said = rule.Quote.Contains(rule.Action ?? "", StringComparison.Ordinal)
            ? rule.Quote
            : rule.Quote + rule.Action;
        var found = Find(said, clause?.Text ?? said, rule.Track);
        return found is null
            ? null
            : found with
            {
                Clause = rule.Clause,
                Quote = rule.Quote,
                Role = context.NamedRole,
                IsReviewed = found.IsReviewed || AfterReview.Contains(rule.AnchorName),
            };
    }

    /// <summary>Whether another one is drawn already that it cannot be drawn beside.</summary>
    public IReadOnlyList<string>? Against(HandedOn forwarding, DateRule last) =>
        drawn is { } other && (other.Step != forwarding.Step || due != last) ? board.Get(other.Step).Clauses : null;

    /// <summary>Whether it is drawn already, with its day.</summary>
    public bool IsDrawn => drawn is not null;

    /// <summary>Draws it on the way of an application, with its ends.</summary>
    /// <param name="forwarding">What is said.</param>
    /// <param name="last">Its last day; null: the notice states none.</param>
    public void Draw(HandedOn forwarding, DateRule? last)
    {
        var step = board.Get(forwarding.Step);
        // Without levels all are handed on, whatever another sentence says of some.
        var known = drawn is null ? [] : Listed(step);
        var isAll = forwarding.Levels.Count == 0 || (drawn is not null && known.Count == 0);
        IReadOnlyList<string> levels = isAll ? [] : [.. known.Union(forwarding.Levels)];
        step.Inputs["levels"] = levels.Count > 0 ? new JsonArray([.. levels.Select(level => (JsonNode)level)]) : null;
        if (last is not null)
            step.Inputs["due"] = new JsonObject { ["kind"] = "on", ["anchor"] = By };
        else
            board.Decisions.Add(DraftTexts.ForwardDay(forwarding.Clause));
        if (forwarding.Role is { } role)
            step.Inputs["role"] ??= role;
        else if (drawn is null)
            board.Decisions.Add(DraftTexts.Actor(forwarding.Quote, forwarding.Clause, Roles.TitleOffice));
        step.Cite(forwarding.Clause, last is null ? null : "due");
        foreach (var end in (string[])["HigherPassed", "HigherNotPassed"])
            board.Get(end).Cite(forwarding.Clause);
        (drawn, due) = (forwarding, last);
    }

    /// <summary>A sentence that states no day still says that some are reviewed above.</summary>
    public void Finish()
    {
        if (IsDrawn)
            return;
        var placed = board.Placed.Select(rule => rule.Clause).ToHashSet(StringComparer.Ordinal);
        foreach (var clause in reading.Clauses.Where(clause => !placed.Contains(clause.Id)))
        {
            if (
                reading.Rules.Any(rule => rule.Clause == clause.Id)
                || Find(clause.Text, clause.Text, null) is not { } found
            )
            {
                continue;
            }

            Draw(found with { Clause = clause.Id, Quote = clause.Text }, null);
            board.Placed.Add(
                new Drafts.PlacedRule(clause.Id, clause.Text, found.Step, DraftData.TextOf(found.Step), null)
            );
            return;
        }
    }

    /// <summary>What words say, in the clause that they stand in.</summary>
    private HandedOn? Find(string said, string clause, string? track)
    {
        if (HigherBody.Find(said, reading.Notice.Jurisdiction) is not { } body)
            return null;
        var (plain, around) = (ProperNames.Without(said), ProperNames.Without(clause));
        if (WordList.IsIn(Words.Not, plain))
            return null;
        var behind = clause[
            (clause.IndexOf(body.Name, StringComparison.Ordinal) is >= 0 and var at ? at + body.Name.Length : 0)..
        ];
        if (!body.IsCommittee && !WordList.IsIn(Words.Reviewed, behind))
            return null;
        var isReviewed = Passed().IsMatch(around);
        var levels = LevelsIn(said, clause, track, body);
        return levels.Count == 0 && !isReviewed ? null : new HandedOn("", said, levels, isReviewed, null);
    }

    /// <summary>Its own words first; what the committee above is called last: 省高级职称评审委员会 reviews 高级.</summary>
    private static IReadOnlyList<string> LevelsIn(string said, string clause, string? track, HigherBody body) =>
        new[] { InCommittees().Replace(said, ""), InCommittees().Replace(clause, ""), track ?? "", body.Name }
            .Select(LevelWords.In)
            .FirstOrDefault(levels => levels.Count > 0)
        ?? [];

    private static IReadOnlyList<string> Listed(BoardStep step) =>
        step.Inputs["levels"] is JsonArray levels ? [.. levels.Select(level => level!.ToString())] : [];

    [GeneratedRegex(
        "评审[^,，。;；审报]{0,4}通过|评议通过|评委会(?!办公室|办事|组建|日常)[^,，。;；]{0,8}通过",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Passed();

    [GeneratedRegex(
        "(?:正高级?|副高级?|高级|中级|初级|、)+(?:专业技术)?(?:职称|职务|资格)?(?=评审委员会|评委会)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex InCommittees();
}
