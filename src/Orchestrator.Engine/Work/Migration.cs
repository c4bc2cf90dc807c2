using NodaTime;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Lets an instance go on by another version of its definition. See <see cref="WorkSession.Migrate"/>.</summary>
internal sealed class Migration(WorkSession session)
{
    /// <summary>In <see cref="Staging.AnchorsChanged"/>: every date may count differently now.</summary>
    private const string AnyDate = "*";

    public IReadOnlyList<string> Run(
        LiveInstance instance,
        WorkflowPlan to,
        long versionId,
        IReadOnlyList<string> mayVoid,
        Instant now
    )
    {
        session.Deadlines.DecideWhatIsDue(instance, now);
        if (instance.State.Status == WorkflowStatus.Finished)
            return [];
        var missing = StateMigration.FindMissing(instance.Plan, to, instance.State);
        if (missing.Except(mayVoid).ToList() is { Count: > 0 } stuck)
            return stuck;
        if (missing.Count > 0)
        {
            session.Steps.Stage(
                instance,
                StateMigration.Void(
                    instance.Plan,
                    instance.State,
                    [.. missing],
                    session.Steps.EnvironmentOf(instance, now)
                ),
                now,
                "migration"
            );
            session.Steps.Keep();
            if (instance.State.Status == WorkflowStatus.Finished)
                return [];
        }

        instance.GoOnBy(to, versionId, StateMigration.Carry(instance.Plan, to, instance.State), now);
        var told = session.Apply(new StimulusItem(instance.Id, Staging.AnchorChange(AnyDate), now), place: 0);
        return told.Failure is null
            ? []
            : throw new InvalidOperationException(
                $"Instance {instance.Id} cannot go on by definition version {versionId}.",
                told.Failure
            );
    }
}
