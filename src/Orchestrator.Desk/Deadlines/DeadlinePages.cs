using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Notices;

namespace Orchestrator.Desk.Deadlines;

/// <summary>A deadline's own page: why this date, what moved it, how it was decided, who was told.</summary>
public sealed class DeadlinePages(PlanCache plans, CalendarCache calendars, JudgingClock clock, DueItems items)
{
    private const int MostNotices = 100;

    /// <summary>Every deadline of one instance with its proof, in the order of its dates.</summary>
    public async Task<IReadOnlyList<DueDetail>> ListAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        long instanceId,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Deadlines.AsNoTracking()
            .Where(deadline => deadline.InstanceId == instanceId)
            .OrderBy(deadline => deadline.DueAt)
            .ThenBy(deadline => deadline.Id)
            .ToListAsync(cancellationToken);
        return await MakeAsync(context, cycle, instanceId, rows, count: 1, cancellationToken);
    }

    /// <summary>One deadline; null when the cycle has none with this id that may be seen.</summary>
    /// <param name="context">To read with.</param>
    /// <param name="cycle">The cycle.</param>
    /// <param name="id">The deadline's id; of deadlines that are the same, any of theirs.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DueDetail?> FindAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        string id,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!long.TryParse(id, out var number))
            return null;
        var ofCycle = context.Deadlines.AsNoTracking().Where(deadline => deadline.CycleId == cycle.InstanceId);
        if (await ofCycle.FirstOrDefaultAsync(deadline => deadline.Id == number, cancellationToken) is not { } named)
            return null;
        var seen = context.DeadlinesOf(who).AsNoTracking().Where(deadline => deadline.CycleId == cycle.InstanceId);
        // A line of the list stands for all that are the same, and bears the first one's id, whosever that is.
        var same = seen.Where(other =>
            other.NodeId == named.NodeId
            && other.Name == named.Name
            && other.DueAt == named.DueAt
            && other.State == named.State
        );
        var row = await same.OrderBy(other => other.Id == number ? 0 : 1)
            .ThenBy(other => other.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null)
            return null;
        return (
            await MakeAsync(
                context,
                cycle,
                row.InstanceId,
                [row],
                await same.CountAsync(cancellationToken),
                cancellationToken
            )
        )[0];
    }

    /// <summary>
    /// Counts a deadline again: by the rules that its row keeps, else by those of its activity; null when none gives
    /// its day.
    /// </summary>
    private async Task<ResolvedProof?> ProveAsync(
        Deadline row,
        long versionId,
        Cycle cycle,
        DateResolver resolver,
        CancellationToken cancellationToken
    )
    {
        if (
            row.Rules is { } rules
            && DeadlineRules.Prove(
                DateCount.Read(rules),
                row.Kind,
                row.DueDate,
                row.Basis,
                EngineJson.ReadDates(cycle.Anchors),
                resolver
            )
                is { } proof
        )
        {
            return proof;
        }
        var plan = await plans.GetAsync(versionId, cancellationToken);
        var activityId = plan.Activities.GetValueOrDefault(row.NodeId)?.Id;
        var node = plan.Definition.Root.All().FirstOrDefault(node => node.Id == activityId);
        return DeadlineRules.Prove(
            node,
            row.Kind,
            row.DueDate,
            row.Basis,
            EngineJson.ReadDates(cycle.Anchors),
            resolver
        );
    }

    /// <summary>The pages of deadlines of one instance, with one query each for what belongs to them.</summary>
    private async Task<IReadOnlyList<DueDetail>> MakeAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        long instanceId,
        IReadOnlyList<Deadline> rows,
        int count,
        CancellationToken cancellationToken
    )
    {
        var versionId = await context
            .Instances.Where(instance => instance.Id == instanceId)
            .Select(instance => instance.DefinitionVersionId)
            .FirstAsync(cancellationToken);
        var book = await calendars.GetAsync(cancellationToken);
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellationToken));
        var ids = rows.Select(row => row.Id).ToList();
        var moves = (
            await context
                .DeadlineMoves.AsNoTracking()
                .Where(move => ids.Contains(move.DeadlineId))
                .OrderBy(move => move.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(move => move.DeadlineId);
        var sent = (
            await context
                .SentReminders.AsNoTracking()
                .Where(sent => sent.DeadlineId != null && ids.Contains(sent.DeadlineId.Value))
                .OrderBy(sent => sent.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(sent => sent.DeadlineId!.Value);
        var quoted = await items.NoticesAsync(cancellationToken);
        var pages = new List<DueDetail>(rows.Count);
        foreach (var row in rows)
        {
            var item = await items.MakeAsync(
                Group(row, versionId, count),
                cycle.Code,
                book.For(cycle.CalendarRegion).Value,
                today,
                quoted,
                cancellationToken
            );
            var versions =
                row.CalendarVersion is { } version && book.For(cycle.CalendarRegion, version).IsSuccess
                    ? new Dictionary<string, string> { [cycle.CalendarRegion] = version }
                    : null;
            var proof = await ProveAsync(
                row,
                versionId,
                cycle,
                new DateResolver(book, cycle.CalendarRegion, versions),
                cancellationToken
            );
            pages.Add(
                Detail(
                    item,
                    proof,
                    row,
                    [.. moves[row.Id].Select(Move)],
                    [.. sent[row.Id].Take(MostNotices).Select(Notice)]
                )
            );
        }

        return pages;
    }

    private static DueMove Move(DeadlineMove move) =>
        new()
        {
            At = move.At,
            FromDate = move.OldDueDate,
            ToDate = move.NewDueDate,
            Reason = move.Reason,
            By = move.ApprovedBy,
        };

    private static DueNotice Notice(SentReminder sent) =>
        new()
        {
            At = sent.SentAt,
            Channel = sent.Channel,
            Recipient = MaskedRecipient.Of(sent.Recipient),
            Template = sent.Template,
        };

    private static DeadlineGroup Group(Deadline row, long versionId, int count) =>
        new()
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

    private static DueDetail Detail(
        TimelineItem item,
        ResolvedProof? proof,
        Deadline row,
        IReadOnlyList<DueMove> moves,
        IReadOnlyList<DueNotice> notices
    ) =>
        new()
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
            Decision = row.DecidedAt is { } at
                ? new DueDecision
                {
                    At = at,
                    By = row.DecidedBy ?? "",
                    LatenessMs = Math.Max(0, row.LatenessMs ?? 0),
                }
                : null,
            Notices = notices,
        };
}
