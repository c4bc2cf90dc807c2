using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Cycles;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Notices;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Server.Deadlines;

/// <summary>A deadline's own page: why this date, what moved it, how it was decided, who was told.</summary>
internal sealed class DeadlinePages(PlanCache plans, CalendarCache calendars, JudgingClock clock, DueItems items)
{
    private const int MostNotices = 100;

    /// <summary>Every deadline of one instance with its proof, in the order of its dates.</summary>
    public async Task<IReadOnlyList<DueDetail>> ListAsync(OrchestratorDbContext context, Cycle cycle, long instanceId, CancellationToken cancellation)
    {
        var rows = await context.Deadlines.AsNoTracking().Where(deadline => deadline.InstanceId == instanceId)
            .OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Id).ToListAsync(cancellation);
        return await MakeAsync(context, cycle, instanceId, rows, count: 1, cancellation);
    }

    /// <summary>One deadline; null when the cycle has none with this id.</summary>
    public async Task<DueDetail?> FindAsync(OrchestratorDbContext context, Cycle cycle, string id, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var number)) return null;
        var row = await context.Deadlines.AsNoTracking().FirstOrDefaultAsync(deadline => deadline.Id == number && deadline.CycleId == cycle.InstanceId, cancellation);
        if (row is null) return null;
        var count = await context.Deadlines.CountAsync(
            other => other.CycleId == row.CycleId && other.NodeId == row.NodeId && other.Name == row.Name && other.DueAt == row.DueAt && other.State == row.State, cancellation);
        return (await MakeAsync(context, cycle, row.InstanceId, [row], count, cancellation))[0];
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

    /// <summary>The pages of deadlines of one instance, with one query each for what belongs to them.</summary>
    private async Task<IReadOnlyList<DueDetail>> MakeAsync(OrchestratorDbContext context, Cycle cycle, long instanceId, IReadOnlyList<Deadline> rows, int count, CancellationToken cancellation)
    {
        var versionId = await context.Instances.Where(instance => instance.Id == instanceId).Select(instance => instance.DefinitionVersionId).FirstAsync(cancellation);
        var book = await calendars.GetAsync(cancellation);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellation));
        var ids = rows.Select(row => row.Id).ToList();
        var moves = (await context.DeadlineMoves.AsNoTracking().Where(move => ids.Contains(move.DeadlineId)).OrderBy(move => move.Id).ToListAsync(cancellation)).ToLookup(move => move.DeadlineId);
        var sent = (await context.SentReminders.AsNoTracking().Where(sent => sent.DeadlineId != null && ids.Contains(sent.DeadlineId.Value)).OrderBy(sent => sent.Id).ToListAsync(cancellation)).ToLookup(sent => sent.DeadlineId!.Value);
        var pages = new List<DueDetail>(rows.Count);
        foreach (var row in rows)
        {
            var item = await items.MakeAsync(Group(row, versionId, count), cycle.Code, book.For(cycle.CalendarRegion).Value, today, cancellation);
            var versions = row.CalendarVersion is { } version && book.For(cycle.CalendarRegion, version).IsSuccess
                ? new Dictionary<string, string> { [cycle.CalendarRegion] = version }
                : null;
            var proof = await ProveAsync(row, versionId, cycle, new DateResolver(book, cycle.CalendarRegion, versions), cancellation);
            pages.Add(Detail(item, proof, row, [.. moves[row.Id].Select(Move)], [.. sent[row.Id].Take(MostNotices).Select(Notice)]));
        }

        return pages;
    }

    private static DueMove Move(DeadlineMove move) => new() { At = move.At, FromDate = move.OldDueDate, ToDate = move.NewDueDate, Reason = move.Reason, By = move.ApprovedBy };

    private static DueNotice Notice(SentReminder sent) => new() { At = sent.SentAt, Channel = sent.Channel, Recipient = MaskedRecipient.Of(sent.Recipient), Template = sent.Template };

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
