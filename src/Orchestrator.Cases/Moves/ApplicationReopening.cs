using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Applications;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// 恢复办理: applications that ended because a date was missed go on where they were, with a new last day. The preview and
/// the deed are the same computation; what was decided as missed stays so.
/// </summary>
internal sealed class ApplicationReopening(UnitOfWork units, PlanCache plans, TaskTitles titles)
{
    /// <summary>Computes it, and writes it into the transaction when it is approved and lawful.</summary>
    /// <param name="transaction">The transaction; the caller commits, or rolls back what is not lawful.</param>
    /// <param name="shift">Which applications, until when.</param>
    /// <param name="move">The move and its moment.</param>
    /// <param name="apply">Whether to write; the cycle is locked then.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<CyclePreview> RunAsync(
        IWorkTransaction transaction,
        CycleShift shift,
        MoveContext move,
        bool apply,
        CancellationToken cancellationToken
    )
    {
        await using var context = transaction.CreateContext();
        var row = shift.Cycle;
        var rows = await context
            .Applications.AsNoTracking()
            .Where(application => application.CycleId == row.InstanceId && shift.TakesUp!.Contains(application.Number))
            .OrderBy(application => application.InstanceId)
            .ToListAsync(cancellationToken);
        // A submission of the same person waits until this is decided, and is then judged by it.
        if (apply)
        {
            await transaction.LockApplicantsAsync(
                [.. rows.Select(application => application.PersonKey).Distinct()],
                cancellationToken
            );
        }
        var cycle = LiveCycle.Of(row, move.Books.After, row.CalendarVersion);
        var ids = rows.ConvertAll(application => application.InstanceId);
        var session = await units.OpenOfCycleAsync(transaction, cycle, ids, apply, move.Stamp, cancellationToken);
        await titles.LoadAsync(
            context,
            session.Instances.Values.Select(instance => instance.VersionId).Distinct(),
            cancellationToken
        );
        var applications = await ReadAsync(context, session, rows, cancellationToken);
        var deed = new TakeUp(session, cycle, shift.Until, move, titles);
        foreach (var each in applications)
            deed.Run(each.Row, each.Lapsed);
        deed.Findings.AddRange(await OthersAsync(context, row, rows, cancellationToken));
        deed.Findings.AddRange(await PlanAsync(cycle, deed, move, cancellationToken));
        var preview = new CyclePreview
        {
            Cycle = row.Code,
            Name = row.Name,
            CalendarVersion = row.CalendarVersion,
            Dates = [],
            Lines = deed.Lines,
            TakenUp = deed.TakenUp,
            Decided = [],
            Findings = deed.Findings,
        };
        if (apply && preview.IsLawful)
            await WriteAsync(transaction, context, session, deed, ids, cancellationToken);
        return preview;
    }

    /// <summary>Each application with what it can be taken up from; null where it did not end by a missed date.</summary>
    private static async Task<IReadOnlyList<(Application Row, LapsedApplication? Lapsed)>> ReadAsync(
        OrchestratorDbContext context,
        WorkSession session,
        List<Application> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.ConvertAll(application => application.InstanceId);
        // Read under the locks: what was carried over a moment ago goes on elsewhere.
        var carried = await context
            .Applications.Where(application =>
                ids.Contains(application.InstanceId) && application.FinalState == Stages.CarriedOver
            )
            .Select(application => application.InstanceId)
            .ToListAsync(cancellationToken);
        var deadlines = (
            await context
                .Deadlines.AsNoTracking()
                .Where(deadline => ids.Contains(deadline.InstanceId))
                .OrderBy(deadline => deadline.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(deadline => deadline.InstanceId);
        return
        [
            .. rows.Select(row =>
            {
                var instance = session.Instances[row.InstanceId];
                if (instance.State.Lapse is not { } lapse || carried.Contains(row.InstanceId))
                    return (row, (LapsedApplication?)null);
                var open = lapse
                    .State.Bookmarks.Where(bookmark => bookmark.Deadline is not null)
                    .ToDictionary(
                        bookmark => (bookmark.ActivityInstanceId, bookmark.Deadline!),
                        bookmark =>
                            deadlines[row.InstanceId]
                                .Last(known =>
                                    known.ActivityInstanceId == bookmark.ActivityInstanceId
                                    && known.Name == bookmark.Deadline
                                )
                    );
                return (row, new LapsedApplication(row, instance, lapse, open));
            }),
        ];
    }

    /// <summary>Applications of the same year that the same persons have submitted since.</summary>
    private static async Task<IReadOnlyList<MoveFinding>> OthersAsync(
        OrchestratorDbContext context,
        Cycle row,
        List<Application> rows,
        CancellationToken cancellationToken
    )
    {
        var keys = rows.Select(application => application.PersonKey).Distinct().ToList();
        var others = await context
            .Applications.AsNoTracking()
            .Where(application => keys.Contains(application.PersonKey))
            .Join(
                context.Cycles.Where(cycle => cycle.Year == row.Year && cycle.Jurisdiction == row.Jurisdiction),
                application => application.CycleId,
                cycle => cycle.InstanceId,
                (application, cycle) =>
                    new
                    {
                        Application = application,
                        cycle.Name,
                        cycle.Status,
                    }
            )
            .OrderBy(pair => pair.Application.InstanceId)
            .ToListAsync(cancellationToken);
        return
        [
            .. from application in rows
            from other in others
            where
                other.Application.PersonKey == application.PersonKey
                && other.Application.InstanceId > application.InstanceId
                && (other.Status != CycleStatus.Cancelled || other.Application.FinalState is not null)
                && IntakeBook.Counts(other.Application)
            select TakeUpFindings.Another(application.Number, other.Application.Number, other.Name),
        ];
    }

    /// <summary>What the cycle's plan says of the new last day in the place of those that have passed.</summary>
    private async Task<IEnumerable<MoveFinding>> PlanAsync(
        LiveCycle cycle,
        TakeUp deed,
        MoveContext move,
        CancellationToken cancellationToken
    )
    {
        if (deed.Replaced.Count == 0)
            return [];
        var row = cycle.Row;
        var schedule = await plans.GetAsync(row.ScheduleVersionId, cancellationToken);
        var application = row.ApplicationVersionId is { } version
            ? await plans.GetAsync(version, cancellationToken)
            : null;
        return PlanFindings.New(
            JsonNode.Parse(row.Options)!.AsObject(),
            row.CalendarRegion,
            new PlannedDates(schedule, application, move.Books.After, cycle.Anchors),
            new PlannedDates(schedule, application, move.Books.After, deed.AnchorsAfter())
        );
    }

    private async Task WriteAsync(
        IWorkTransaction transaction,
        OrchestratorDbContext context,
        WorkSession session,
        TakeUp deed,
        List<long> ids,
        CancellationToken cancellationToken
    )
    {
        session.Batch.Journal.Add(deed.Line());
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        // What has ended once keeps how it ended, whatever is written of it: that alone is taken back here.
        await context
            .Applications.Where(application => ids.Contains(application.InstanceId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(application => application.FinalState, (string?)null),
                cancellationToken
            );
    }
}
