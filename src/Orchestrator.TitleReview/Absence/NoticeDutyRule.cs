using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// Every clause of a schedule's notice that sets a time is carried out by some step of the schedule or of its
/// applications: a date that nobody draws is a date that nobody keeps.
/// </summary>
/// <param name="notices">The notices that are known.</param>
public sealed class NoticeDutyRule(NoticeBook notices) : IDefinitionRule
{
    /// <summary>The kinds of clauses that set a time.</summary>
    private static readonly string[] Timed = ["deadline", "duration", "offset", "retention", "window"];

    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var about = DefinitionInfo.Of(check.Definition);
        if (
            check.Plan is not { } plan
            || about is not { Kind: "schedule", Notice: { } id }
            || notices.Notice(id) is not { } notice
        )
        {
            return [];
        }
        var inputs = new StaticInputs(plan, given: null);
        var applications = plan.All<ApplicationWindow>()
            .Select(window => inputs.Get(window.ApplicationDefinition))
            .Select(started => string.IsNullOrEmpty(started) ? null : check.Others(started))
            .ToList();
        // Without the applications' steps nobody can tell what they carry out.
        if (applications.Contains(null))
            return [];
        var cited = applications.OfType<WorkflowDefinition>().Append(check.Definition).SelectMany(Cited).ToHashSet();
        return notice.Clauses.Where(clause => Timed.Contains(clause.Kind) && !cited.Contains(clause.Id)).Select(Of);
    }

    private static IEnumerable<string> Cited(WorkflowDefinition definition) =>
        ReviewInputs.Activities(definition).SelectMany(ReviewInputs.AllClauses);

    private static Finding Of(Clause clause) =>
        Finding.Warning(
            "clause-undone",
            null,
            $"通知条款 {clause.Id} 规定了时间（“{clause.Sentence}”），但没有环节注明依据该条款：没有人会被提醒，也没有期限。请加上该环节，或在相应环节的条款中补上。",
            $"Clause {clause.Id} sets a time, and no step is drawn for it: no clock, no reminder. Add the step, "
                + "or name the clause at the step that carries it out."
        ) with
        {
            Clause = clause.Id,
        };
}
