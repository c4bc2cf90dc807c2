using NodaTime;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Cycles;

/// <summary>年度评审周期: one committee's year under one notice.</summary>
internal sealed class CycleKind : CaseKind
{
    /// <inheritdoc/>
    public override InstanceKind Kind => InstanceKind.Cycle;

    /// <inheritdoc/>
    public override bool MovesDates(string stimulus) => MovableDates.AreMovedBy(stimulus);

    /// <inheritdoc/>
    public override Refusal? TooLate(Instant due, IReadOnlyList<string> clauses) =>
        Refusals.DeadlinePassed(due, clauses);

    /// <inheritdoc/>
    public override PortalEvent? Announce(Notice notice) => ApplicantNotice.Of(notice);

    /// <inheritdoc/>
    public override string SubjectOf(LiveInstance instance, LiveCycle? cycle) =>
        cycle is null ? base.SubjectOf(instance, cycle) : $"cycles/{cycle.Row.Code}";

    /// <inheritdoc/>
    public override Task ReadAsync(WorkLoad load, CancellationToken cancellationToken)
    {
        foreach (var (id, cycle) in load.Session.Cycles)
        {
            if (load.Session.Instances.TryGetValue(id, out var own))
                (own.Stage, own.Number) = (cycle.Row.Stage, cycle.Row.Code);
        }

        return Task.CompletedTask;
    }
}
