using NodaTime.Text;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// Dates that were carried over from another year and that nobody has confirmed yet (C22): a warning each; publishing
/// refuses them.
/// </summary>
public sealed class ToConfirmRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check) =>
        DateMark.Of(check.Definition).Select(mark => Of(check.Definition, mark));

    private static Finding Of(WorkflowDefinition definition, DateMark mark)
    {
        var node = definition.Root.All().FirstOrDefault(node => node.Id == mark.ActivityId);
        var name = node?.DisplayText
            ?? definition.Inputs.FirstOrDefault(input => input.Name == mark.Input)?.DisplayName
            ?? mark.Input;
        var clauses = node is null ? [] : ReviewInputs.ClausesOf(node, mark.Input.Split('[', '.')[0]);
        var (was, proposed) = (LocalDatePattern.Iso.Format(mark.Was), LocalDatePattern.Iso.Format(mark.Proposed));
        return Finding.Warning(
            DateMark.FindingCode,
            mark.ActivityId,
            $"“{name}”的日期 {mark.Input} 待确认：上一年度为{was}，建议{proposed}（{mark.Reason}）。确认前不能发布。",
            $"The date {mark.Input} of \"{name}\" is to be confirmed: {was} in the year before, {proposed} "
                + $"proposed ({mark.ReasonEn}). It cannot be published before."
        ) with
        {
            Clause = clauses is [var clause, ..] ? clause : null,
        };
    }
}
