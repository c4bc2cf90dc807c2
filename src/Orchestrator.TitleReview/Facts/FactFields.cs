using System.Runtime.CompilerServices;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Certificates;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Exams;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Facts;

/// <summary>
/// The <c>facts</c> that an application definition looks at, as fields of a form: those of its gate rules, of the years in the title and
/// of the periods of evidence. Each has the names of <c>names.json</c>; one that is not there, as a city may add its own, is called by
/// its own name in both languages.
/// </summary>
public static class FactFields
{
    private const int LongestText = 4000;

    // A form is asked for as long as a page shows it; what a definition looks at stays.
    private static readonly ConditionalWeakTable<WorkflowPlan, Looked> Plans = [];

    /// <summary>
    /// The facts, the submission's before the reviewers' and each as first looked at; empty when the definition looks at none. What only
    /// running can tell (rules given by a script) is not among them.
    /// </summary>
    /// <param name="plan">The compiled application definition.</param>
    public static IReadOnlyList<FactField> Of(WorkflowPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return At(plan).Facts;
    }

    /// <summary>
    /// Texts that the rules look for in a field of the application beside its facts, as first looked for: the names of documents in
    /// <c>documents</c>, the ways in <c>route</c>; empty when they look for none.
    /// </summary>
    /// <param name="plan">The compiled application definition.</param>
    /// <param name="field">The field's name in <see cref="Events.Payloads.ApplicationSubmitted"/>, e.g. <c>documents</c>.</param>
    public static IReadOnlyList<string> Offered(WorkflowPlan plan, string field)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(field);
        return At(plan).Offered.GetValueOrDefault(field) ?? [];
    }

    /// <summary>The gate rules of a step; null when it has none, or steps of its type never have.</summary>
    internal static Input<GateRules>? RulesOf(Activity step) =>
        step switch
        {
            SubmitApplication submission => submission.Rules,
            ReviewerActivity review => review.Rules,
            RecommendApplication recommendation => recommendation.Rules,
            TakeExam exam => exam.Rules,
            AwaitConfirmation confirmation => confirmation.Rules,
            AwaitPublication publication => publication.Rules,
            ReceiveCertificate certificate => certificate.Rules,
            _ => null,
        };

    private static Looked At(WorkflowPlan plan) => Plans.GetValue(plan, static read =>
        {
            var payload = Read(read);
            return new Looked(
                FieldsOf(payload.At("facts", atSubmission: false), ""),
                payload.Children.ToDictionary(child => child.Name, child => child.Offered, StringComparer.Ordinal)
            );
        });

    private static FactNode Read(WorkflowPlan plan)
    {
        var payload = Known();
        var facts = payload.At("facts", atSubmission: false);
        var inputs = new StaticInputs(plan, given: null);
        foreach (var step in plan.Activities.Values.OrderBy(step => step is not SubmitApplication))
        {
            foreach (var rule in inputs.Get(RulesOf(step))?.Rules ?? [])
            {
                var atSubmission = step is SubmitApplication && rule.AppliesAt(GateRules.Submit);
                new FactWalk(payload, atSubmission).Look(rule.Condition);
            }

            if (step is SubmitApplication submission)
                SubmissionFacts.Look(submission, inputs, facts);
            if (step is RecommendApplication { QuotaRatio: not null })
                facts.At("vacancies", atSubmission: false).Is(FieldKind.Number);
        }

        return payload;
    }

    /// <summary>A payload with what <see cref="GateFacts"/> works out for the rules, so that comparing with it tells a kind.</summary>
    private static FactNode Known()
    {
        var payload = new FactNode("");
        foreach (var number in new[] { "year", "lastYear", "assessmentsFrom", "tenure.years" })
            payload.At(number, atSubmission: false).Is(FieldKind.Number);
        foreach (var date in new[] { "checkDate", "yearStart", "oneYearAgo", "evidenceBy", "tenure.asOf" })
            payload.At(date, atSubmission: false).Is(FieldKind.Date);
        return payload;
    }

    private static IReadOnlyList<FactField> FieldsOf(FactNode node, string path) =>
        [.. node.Children.Select(child => FieldOf(child, path + child.Name))];

    private static FactField FieldOf(FactNode node, string path)
    {
        var (name, fields) = (FactNames.Of(path), FieldsOf(node, path + "."));
        var kind = fields.Count > 0 ? FieldKind.Record : node.Kind ?? FieldKind.Text;
        var field = new PayloadField(
            node.Name,
            node.Title ?? name.Chinese,
            name.English,
            kind,
            node.IsList,
            IsRequired: false
        )
        {
            Description = name.Description,
            DescriptionEn = name.DescriptionEn,
            Maximum = int.MaxValue,
            MaxLength = LongestText,
            Fields = [.. fields.Select(inner => inner.Field)],
        };
        return new FactField(field, node.Offered, node.AtSubmission, fields);
    }

    /// <summary>What a definition looks at.</summary>
    private sealed record Looked(
        IReadOnlyList<FactField> Facts,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Offered
    );
}
