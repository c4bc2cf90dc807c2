using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Offers;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Acts;

/// <summary>
/// What somebody may do now: the events that a cycle or an application waits for, as far as one of the person's roles sends them
/// and reaches there. Whether the day and the content are right is told when it is done.
/// </summary>
public sealed class PossibleActs(
    CycleFinder cycles,
    ActReach reach,
    SubmissionForms submissions,
    PlanCache plans,
    IDbContextFactory<OrchestratorDbContext> contexts
)
{
    /// <summary>The acts upon a cycle; null when there is none within reach.</summary>
    public async Task<IReadOnlyList<PossibleAct>?> OfCycleAsync(
        string code,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return null;
        var roles = await reach.RolesAsync(cycle, application: null, who, cancellationToken);
        var waiting = await ListAsync(cycle.InstanceId, EventLevel.Cycle, roles, cancellationToken);
        return await submissions.FindAsync(cycle, who, cancellationToken) is { } submission
            ? [submission, .. waiting]
            : waiting;
    }

    /// <summary>The acts upon an application; null when there is none within reach.</summary>
    public async Task<IReadOnlyList<PossibleAct>?> OfApplicationAsync(
        string code,
        string number,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await cycles.FindAsync(code, who, cancellationToken) is not { } cycle)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var instance = await context
            .ApplicationsOf(who)
            .Where(row => row.CycleId == cycle.InstanceId && row.Number == number)
            .Select(row => (long?)row.InstanceId)
            .FirstOrDefaultAsync(cancellationToken);
        if (instance is null)
            return null;
        var roles = await reach.RolesAsync(cycle, number, who, cancellationToken);
        return await ListAsync(instance.Value, EventLevel.Application, roles, cancellationToken);
    }

    private async Task<IReadOnlyList<PossibleAct>> ListAsync(
        long instance,
        EventLevel level,
        IReadOnlyList<string> roles,
        CancellationToken cancellationToken
    )
    {
        if (roles.Count == 0)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context
            .Instances.Where(row => row.Id == instance)
            .Select(row => new { row.DefinitionVersionId, row.State })
            .FirstAsync(cancellationToken);
        var plan = await plans.GetAsync(stored.DefinitionVersionId, cancellationToken);
        var state = WorkflowStateJson.Read(stored.State);
        var committee = CommitteeOf(state);
        return
        [
            .. state
                .Bookmarks.Where(bookmark => bookmark.Deadline is null)
                .DistinctBy(bookmark => (bookmark.StimulusName, bookmark.NodeId))
                .Select(bookmark => (Event: ReviewEvents.Find(level, bookmark.StimulusName), bookmark.NodeId))
                .Where(waiting => waiting.Event is { IsFromPortals: true } known && roles.Any(known.MayBeSentBy))
                .Where(waiting => StepOffers.SenderOf(plan, waiting.NodeId) is not { } sender || roles.Contains(sender))
                .Select(waiting => new WaitingStep(waiting.Event!, waiting.NodeId, StepOffers.Of(plan, waiting.NodeId)))
                .GroupBy(waiting => (waiting.Event, waiting.Names))
                .Select(steps => Make([.. steps.OrderByDescending(step => step.Offers.Count)], plan, committee)),
        ];
    }

    /// <summary>One act: all steps that wait for its event get it, unless it names the one that it is for.</summary>
    private static PossibleAct Make(IReadOnlyList<WaitingStep> steps, WorkflowPlan plan, IReadOnlyList<Offer> committee)
    {
        var known = steps[0].Event;
        var offers = known
            .Fields.Where(field => field.Meaning == FieldMeaning.Expert)
            .ToDictionary(field => field.Name, _ => committee, StringComparer.Ordinal);
        foreach (var (field, values) in steps.SelectMany(step => step.Offers))
            offers[field] = [.. (offers.GetValueOrDefault(field) ?? []).Union(values)];
        var nodeId = steps[0].NodeId;
        return new PossibleAct
        {
            Type = known.Name,
            Title = known.Title,
            TitleEn = known.TitleEn,
            Step = plan.Activities.GetValueOrDefault(nodeId)?.DisplayText is { Length: > 0 } text ? text : known.Title,
            StepId = nodeId,
            Fields = [.. known.Fields.Select(field => ActField.Of(field, offers))],
        };
    }

    /// <summary>Who was drawn; none before.</summary>
    private static IReadOnlyList<Offer> CommitteeOf(WorkflowState state) =>
        [.. (DrawRecord.Of(state)?.Committee ?? []).Select(code => new Offer(code, code, code))];

    /// <summary>A step that waits for an event.</summary>
    private sealed record WaitingStep(
        ReviewEvent Event,
        string NodeId,
        IReadOnlyDictionary<string, IReadOnlyList<Offer>> Offers
    )
    {
        /// <summary>What the event says to be for this step and no other, e.g. which report; null: it says nothing of the kind.</summary>
        public string? Names =>
            Event
                .Fields.Where(asked => asked is { IsRequired: true, IsList: false, Kind: FieldKind.Text })
                .Select(asked => Offers.GetValueOrDefault(asked.Name))
                .FirstOrDefault(offered => offered is { Count: 1 })
                ?[0].Value;
    }
}
