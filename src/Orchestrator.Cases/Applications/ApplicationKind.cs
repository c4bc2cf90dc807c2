using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Applications;

/// <summary>申报: one person's application within a cycle.</summary>
internal sealed class ApplicationKind(PlanCache plans, EngineOptions options) : CaseKind
{
    /// <inheritdoc/>
    public override InstanceKind Kind => InstanceKind.Application;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, LocalDate> DatesOf(LiveInstance instance, LiveCycle cycle) =>
        DateOverride.Apply(cycle.Anchors, cycle.GetOverrides(), KnownApplication.Of(instance).Scope);

    /// <inheritdoc/>
    public override bool IsFor(LiveInstance instance, LiveCycle cycle, Stimulus stimulus) =>
        EventTracks.Audience(stimulus.Name, stimulus.Payload) is not { } track
        || (
            KnownApplication.Of(instance).Scope is { } scope
            && DateOverride.TrackOf(cycle.GetOverrides(), scope) == track
        );

    /// <inheritdoc/>
    public override Refusal? TooLate(Instant due, IReadOnlyList<string> clauses) =>
        Refusals.DeadlinePassed(due, clauses);

    /// <inheritdoc/>
    public override PortalEvent? Announce(Notice notice) => ApplicantNotice.Of(notice);

    /// <inheritdoc/>
    public override IEnumerable<OutgoingMessage> TellEnd(CycleEnd end) =>
        [
            new PortalEvent(
                "application.closed",
                new JsonObject { ["result"] = Stages.Cancelled, ["reason"] = end.Reason }
            ),
            new Notice("Z-21", Roles.Applicant, null, new JsonObject { ["reason"] = end.Reason }),
        ];

    /// <inheritdoc/>
    public override string SubjectOf(LiveInstance instance, LiveCycle? cycle) =>
        cycle is null ? base.SubjectOf(instance, cycle) : $"cycles/{cycle.Row.Code}/applications/{instance.Number}";

    /// <inheritdoc/>
    public override Task ReadAsync(WorkLoad load, CancellationToken cancellationToken) =>
        ApplicationReads.OpenAsync(load, cancellationToken);

    /// <inheritdoc/>
    public override async Task<CaseIntake?> OpenIntakeAsync(
        WorkLoad load,
        IReadOnlyList<CaseStart> items,
        CancellationToken cancellationToken
    ) => await new IntakeReader(load, plans, options.PersonHashKey).OpenAsync(items, cancellationToken);

    /// <inheritdoc/>
    public override void Keep(LiveInstance instance, Transition transition, Instant now)
    {
        if (transition.Journal.Any(line => IsAcceptance(instance, line)))
            KnownApplication.Of(instance).AcceptedAt = now;
    }

    /// <inheritdoc/>
    public override async Task CompleteAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken)
    {
        await ApplicationReads.CompleteAsync(session, lazy, cancellationToken);
        ApplicationRows.Fill(session);
        await Assignees.FillAsync(session, lazy, cancellationToken);
    }

    private static bool IsAcceptance(LiveInstance instance, JournalEntry line) =>
        line is { Event: ReviewJournal.Agreed, NodeId: { } node }
        && instance.Plan.Activities.GetValueOrDefault(node) is OfficeAcceptance;
}
