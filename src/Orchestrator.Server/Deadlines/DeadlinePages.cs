using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Cycles;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Server.Deadlines;

/// <summary>A deadline's own page: why this date, what moved it, how it was decided, who was told.</summary>
internal sealed class DeadlinePages(PlanCache plans, CalendarCache calendars, JudgingClock clock, DueItems items)
{
    /// <summary>Every deadline of one instance with its proof, in the order of its dates.</summary>
    public async Task<IReadOnlyList<DueDetail>> ListAsync(OrchestratorDbContext context, Cycle cycle, long instanceId, CancellationToken cancellation)
    {
        var rows = await context.Deadlines.AsNoTracking().Where(deadline => deadline.InstanceId == instanceId)
            .OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Id).ToListAsync(cancellation);
        var pages = new List<DueDetail>();
        foreach (var row in rows) pages.Add(await MakeAsync(context, cycle, row, count: 1, cancellation));
        return pages;
    }

    /// <summary>One deadline; null when the cycle has none with this id.</summary>
    public async Task<DueDetail?> FindAsync(OrchestratorDbContext context, Cycle cycle, string id, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var number)) return null;
        var row = await context.Deadlines.AsNoTracking().FirstOrDefaultAsync(deadline => deadline.Id == number && deadline.CycleId == cycle.InstanceId, cancellation);
        if (row is null) return null;
        var count = await context.Deadlines.CountAsync(
            other => other.CycleId == row.CycleId && other.NodeId == row.NodeId && other.Name == row.Name && other.DueAt == row.DueAt && other.State == row.State, cancellation);
        return await MakeAsync(context, cycle, row, count, cancellation);
    }

    /// <summary>Counts a deadline again: by the rules that its row keeps, else by those of its activity; null when none gives its day.</summary>
    private async Task<ResolvedProof?> ProveAsync(Deadline row, long versionId, Cycle cycle, DateResolver resolver, CancellationToken cancellation)
    {
        if (row.Rules is { } rules && DeadlineRules.Prove(DateCount.Read(rules), row.Kind, row.DueDate, row.Basis, EngineJson.ReadDates(cycle.Anchors), resolver) is { } proof) return proof;
        var plan = await plans.GetAsync(versionId, cancellation);
        var activityId = plan.Activities.GetValueOrDefault(row.NodeId)?.Id;
        var node = plan.Definition.Root.All().FirstOrDefault(node => node.Id == activityId);
        return DeadlineRules.Prove(node, row.Kind, row.DueDate, row.Basis, EngineJson.ReadDates(cycle.Anchors), resolver);
    }

    private async Task<DueDetail> MakeAsync(OrchestratorDbContext context, Cycle cycle, Deadline row, int count, CancellationToken cancellation)
    {
        var versionId = await context.Instances.Where(instance => instance.Id == row.InstanceId).Select(instance => instance.DefinitionVersionId).FirstAsync(cancellation);
        var book = await calendars.GetAsync(cancellation);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellation));
        var item = await items.MakeAsync(Group(row, versionId, count), cycle.Code, book.For(cycle.CalendarRegion).Value, today, cancellation);
        var versions = row.CalendarVersion is { } version && book.For(cycle.CalendarRegion, version).IsSuccess
            ? new Dictionary<string, string> { [cycle.CalendarRegion] = version }
            : null;
        var proof = await ProveAsync(row, versionId, cycle, new DateResolver(book, cycle.CalendarRegion, versions), cancellation);
        return Detail(item, proof, row, await MovesAsync(context, row, cancellation), await NoticesAsync(context, row, cancellation));
    }

    private static async Task<List<DueMove>> MovesAsync(OrchestratorDbContext context, Deadline row, CancellationToken cancellation) =>
        [.. (await context.DeadlineMoves.AsNoTracking().Where(move => move.DeadlineId == row.Id).OrderBy(move => move.Id).ToListAsync(cancellation))
            .Select(move => new DueMove { At = move.At, FromDate = move.OldDueDate, ToDate = move.NewDueDate, Reason = move.Reason, By = move.ApprovedBy })];

    private static async Task<List<DueNotice>> NoticesAsync(OrchestratorDbContext context, Deadline row, CancellationToken cancellation) =>
        [.. (await context.SentReminders.AsNoTracking().Where(sent => sent.DeadlineId == row.Id).OrderBy(sent => sent.Id).Take(100).ToListAsync(cancellation))
            .Select(sent => new DueNotice { At = sent.SentAt, Channel = sent.Channel, Recipient = MaskedRecipient.Of(sent.Recipient), Template = sent.Template })];

    private static DeadlineGroup Group(Deadline row, long versionId, int count) => new()
    {
        Id = row.Id,
        CycleId = row.CycleId ?? row.InstanceId,
        VersionId = versionId,
        NodeId = row.NodeId,
        Name = row.Name,
        Kind = row.Kind,
        Role = row.Role,
        Clauses = row.Clauses,
        DueAt = row.DueAt,
        DueDate = row.DueDate,
        Hard = row.Hard,
        Provisional = row.Provisional,
        State = row.State,
        Count = count,
        LatenessMs = row.LatenessMs,
    };

    private static DueDetail Detail(TimelineItem item, ResolvedProof? proof, Deadline row, IReadOnlyList<DueMove> moves, IReadOnlyList<DueNotice> notices) => new()
    {
        Id = item.Id,
        CycleCode = item.CycleCode,
        Title = item.Title,
        Action = item.Action,
        Actor = item.Actor,
        ActorText = item.ActorText,
        Clauses = item.Clauses,
        Kind = item.Kind,
        Opens = item.Opens,
        Due = item.Due,
        DueDate = item.DueDate,
        EffectiveDate = item.EffectiveDate,
        Weekday = item.Weekday,
        WorkingDaysLeft = item.WorkingDaysLeft,
        State = item.State,
        Hard = item.Hard,
        Provisional = item.Provisional,
        Count = item.Count,
        Proof = proof is null ? null : ProofViews.Of(proof.Proof, proof.CalendarVersion),
        Moves = moves,
        Decision = row.DecidedAt is { } at ? new DueDecision { At = at, By = row.DecidedBy ?? "", LatenessMs = Math.Max(0, row.LatenessMs ?? 0) } : null,
        Notices = notices,
    };
}
