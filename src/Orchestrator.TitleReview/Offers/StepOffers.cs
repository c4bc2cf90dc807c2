using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Offers;

/// <summary>
/// What a waiting step offers for the fields of its event: what its definition asks for is chosen, and not typed from memory.
/// </summary>
public static class StepOffers
{
    private const string DateField = "name";
    private const string ConfirmedField = "confirmed";

    // A page asks again and again; what a definition offers stays.
    private static readonly ConditionalWeakTable<
        WorkflowPlan,
        ConcurrentDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<Offer>>>
    > Plans = [];

    /// <summary>The offers by field; none where the definition computes them, which only running can tell.</summary>
    /// <param name="plan">The compiled definition.</param>
    /// <param name="nodeId">The step that waits.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<Offer>> Of(WorkflowPlan plan, string nodeId)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Plans.GetOrCreateValue(plan).GetOrAdd(nodeId, id => Read(plan, id));
    }

    /// <summary>The role that alone may send the event that a step waits for; null: whoever the event is for.</summary>
    /// <param name="plan">The compiled definition.</param>
    /// <param name="nodeId">The step that waits.</param>
    public static string? SenderOf(WorkflowPlan plan, string nodeId)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Activities.GetValueOrDefault(nodeId) is not { } step)
            return null;
        var sender = Array.Find(step.GetType().GetProperties(), property =>
            property.IsDefined(typeof(SenderAttribute), inherit: true)
        );
        return sender is null
            ? null
            : new StaticInputs(plan, given: null).Get(
                sender.GetValue(step) as Input<string>,
                sender.GetCustomAttribute<InputAttribute>()?.DefaultValue as string
            );
    }

    private static Dictionary<string, IReadOnlyList<Offer>> Read(WorkflowPlan plan, string nodeId)
    {
        var offers = new Dictionary<string, IReadOnlyList<Offer>>(StringComparer.Ordinal);
        if (plan.Activities.GetValueOrDefault(nodeId) is not { } step)
            return offers;
        var inputs = new StaticInputs(plan, given: null);
        foreach (var property in step.GetType().GetProperties())
        {
            if (
                property.GetCustomAttribute<OffersAttribute>() is { Field: var field }
                && Read(inputs, step, field, property.GetValue(step)) is { Count: > 0 } read
            )
            {
                offers[field] = read;
            }
        }

        if (step is ReviewerActivity && ToConfirm(plan, inputs) is { Count: > 0 } rules)
            offers[ConfirmedField] = rules;
        return offers;
    }

    private static IReadOnlyList<Offer> Read(StaticInputs inputs, Activity step, string field, object? input) =>
        input switch
        {
            Input<IReadOnlyList<ExtendableMilestone>> milestones =>
            [
                .. (inputs.Get(milestones) ?? []).Select(one => new Offer(one.Name, one.Label, one.Label)),
            ],
            Input<IReadOnlyList<string>> values => [.. (inputs.Get(values) ?? []).Select(value => Named(field, value))],
            // A step that is named in its event is known by what people call it.
            Input<string> name when inputs.Get(name) is { Length: > 0 } value =>
            [
                field == DateField ? Named(field, value) : new Offer(value, step.DisplayText, step.DisplayText),
            ],
            _ => [],
        };

    private static Offer Named(string field, string value)
    {
        if (field != DateField)
            return new Offer(value, CheckNames.Chinese(value), CheckNames.English(value));
        var name = EventNames.Of(value);
        return new Offer(value, name.Chinese, name.English);
    }

    /// <summary>The rules of the submission that a person has to look into.</summary>
    private static List<Offer> ToConfirm(WorkflowPlan plan, StaticInputs inputs) =>
        [
            .. plan
                .Activities.Values.OfType<SubmitApplication>()
                .SelectMany(submission => (inputs.Get(submission.Rules) ?? GateRules.Empty).Rules)
                .Where(rule => rule.Severity == GateSeverity.Check)
                .Select(rule => new Offer(rule.Id, rule.Chinese, rule.English)),
        ];
}
