using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>No definition goes below a floor: publicity days, days before a meeting, written opinions, odd committees (D7).</summary>
public sealed class FloorRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check) => ReviewInputs.Activities(check.Definition)
        .SelectMany(node => Publicity(node).Concat(Preparations(node)).Concat(Meeting(node)));

    private static IEnumerable<Finding> Publicity(ActivityNode node)
    {
        if (ReviewInputs.Number(node, "days") is not { } days)
            yield break;
        var clauses = ReviewInputs.ClausesOf(node, "days");
        var minimum = Math.Max(FloorCatalogue.Publicity.Minimum, ClauseFloors.Strictest(clauses, "workingDays")?.Minimum ?? 0);
        if (days < minimum)
        {
            yield return Below(
                node, clauses, $"公示期不少于{minimum}个工作日，不能设为{days}个", $"a publicity lasts at least {minimum} working days, not {days}");
        }
    }

    private static IEnumerable<Finding> Preparations(ActivityNode node)
    {
        foreach (var name in ReviewInputs.DateRules(node))
        {
            var clauses = ReviewInputs.ClausesOf(node, name);
            if (!ReviewInputs.DateRule(node, name).TryGet(out var rule) || rule is not BeforeRule before)
                continue;
            var unit = before.Unit == OffsetUnit.WorkingDays ? "workingDays" : "days";
            if (ClauseFloors.Strictest(clauses, unit) is { } floor && before.Unit != OffsetUnit.Months && before.Amount < floor.Minimum)
            {
                var (chinese, english) = unit == "days" ? ("日", "days") : ("个工作日", "working days");
                yield return Below(
                    node, [floor.Clause], $"须在之前不少于{floor.Minimum}{chinese}，不能设为{before.Amount}{chinese}", $"at least {floor.Minimum} {english} before, not {before.Amount}");
            }
        }
    }

    private static IEnumerable<Finding> Meeting(ActivityNode node)
    {
        var clauses = ReviewInputs.Texts(node, "clauses");
        if (ReviewInputs.Number(node, "minimumOpinions") < FloorCatalogue.Opinions.Minimum)
            yield return Below(node, clauses, FloorCatalogue.Opinions.Chinese, FloorCatalogue.Opinions.English);
        if (ReviewInputs.Number(node, "minimumSeats") is { } seats && (seats < FloorCatalogue.Committee.Minimum || seats % 2 == 0))
            yield return Below(node, clauses, FloorCatalogue.Committee.Chinese, FloorCatalogue.Committee.English);
    }

    private static Finding Below(ActivityNode node, IReadOnlyList<string> clauses, string chinese, string english) => Finding.Error(
        "floor",
        node.Id,
        $"“{node.DisplayText}”低于底线：{chinese}{(clauses.Count > 0 ? $"（{string.Join("、", clauses)}）" : "")}。",
        $"\"{node.DisplayText}\" is below a floor: {english}.") with
    { Clause = clauses is [var clause, ..] ? clause : null };
}
