using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Applications;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Carries a page of applications over: each starts anew in the other cycle with what it was submitted with, by that
/// cycle's rules, and what it was ends here. Both are one transaction, so it happens once or not at all.
/// </summary>
internal sealed class CarryOver(UnitOfWork units, Cycle from, Cycle into, MoveContext move)
{
    private const string Announced = "application.carried";
    private const string Template = "Z-25";
    private const string ApplicantTemplate = "Z-26";

    /// <summary>The most applications of one transaction.</summary>
    public const int Largest = 50;

    /// <summary>Carries them over in the transaction; the caller commits, or rolls a preview back.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="numbers">At most <see cref="Largest"/> numbers of the first cycle.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What became of each, in the order of the numbers.</returns>
    public async Task<IReadOnlyList<CarriedLine>> RunAsync(
        IWorkTransaction transaction,
        IReadOnlyCollection<string> numbers,
        CancellationToken cancellationToken
    )
    {
        await using var context = transaction.CreateContext();
        var named = context
            .Applications.AsNoTracking()
            .Where(application => application.CycleId == from.InstanceId && numbers.Contains(application.Number))
            .OrderBy(application => application.Number);
        var ids = await named.Select(application => application.InstanceId).ToListAsync(cancellationToken);
        // 1. Locked: nobody takes one of them up again meanwhile, and nothing of them goes on.
        var session = await units.OpenOfCycleAsync(
            transaction,
            LiveCycle.Of(from, move.Books.After, from.CalendarVersion),
            ids,
            locked: true,
            move.Stamp,
            cancellationToken
        );
        var rows = await named.ToListAsync(cancellationToken);
        var refused = rows.ToDictionary(row => row.InstanceId, row => Refuse(row, session.Instances[row.InstanceId]));
        var able = rows.FindAll(row => refused[row.InstanceId] is null);
        // 2. The other cycle takes or refuses each as it does any submission, one after the other. What goes on there uses up
        //    nothing here.
        await MarkAsync(context, able, Stages.CarriedOver, cancellationToken);
        var (outcomes, batch) = await units.ApplyAsync(transaction, [.. able.Select(Start)], cancellationToken);
        if (outcomes.FirstOrDefault(outcome => outcome.Failure is not null)?.Failure is { } failure)
            throw new InvalidOperationException("An application could not be carried over.", failure);
        var taken = new Dictionary<long, WorkOutcome>();
        foreach (var (row, outcome) in able.Zip(outcomes))
        {
            refused[row.InstanceId] = outcome.Refusal;
            if (outcome.Refusal is null)
                taken.Add(row.InstanceId, outcome);
        }

        foreach (var row in able.Where(row => taken.ContainsKey(row.InstanceId)))
        {
            batch.Journal.Add(LineOf(row, taken[row.InstanceId]));
            End(session, row, taken[row.InstanceId]);
        }

        await transaction.WriteAsync(batch, cancellationToken);
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        // 3. An application's end is written as its run knows it; only here is known that it goes on elsewhere.
        await MarkAsync(
            context,
            able.FindAll(row => taken.ContainsKey(row.InstanceId)),
            Stages.CarriedOver,
            cancellationToken
        );
        foreach (var stay in able.Where(row => !taken.ContainsKey(row.InstanceId)).GroupBy(row => row.FinalState))
            await MarkAsync(context, [.. stay], stay.Key, cancellationToken);
        return [.. rows.Select(row => Shown(row, refused[row.InstanceId], taken.GetValueOrDefault(row.InstanceId)))];
    }

    private static Task<int> MarkAsync(
        OrchestratorDbContext context,
        List<Application> rows,
        string? state,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.ConvertAll(row => row.InstanceId);
        return context
            .Applications.Where(application => ids.Contains(application.InstanceId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(application => application.FinalState, state),
                cancellationToken
            );
    }

    private Refusal? Refuse(Application row, LiveInstance instance) =>
        CarryRules.Refuse(
            row.Number,
            row.FinalState ?? row.Stage,
            row.FinalState is not null,
            instance.State.Lapse is not null,
            from.Status
        );

    private CaseStart Start(Application row) =>
        new(
            InstanceKind.Application,
            into.InstanceId,
            new Stimulus(ReviewEvents.ApplicationSubmitted, KeptSubmission.Payload(row))
            {
                Actor = new Actor(Roles.Applicant, null, null),
            },
            row.Portal,
            move.Now
        );

    /// <summary>What it was ends: its waiting runs, where any are left, and with a line that says where it goes on.</summary>
    private void End(WorkSession session, Application row, WorkOutcome started)
    {
        var instance = session.Instances[row.InstanceId];
        instance.Number = row.Number;
        if (instance.State.Status != WorkflowStatus.Finished)
            session.Apply(new ControlItem(instance.Id, RetriedActivities: null, move.Now), place: 0);
        session.Tell(
            instance,
            new JournalEntry(
                MoveJournal.CarriedOver,
                null,
                null,
                $"结转至“{into.Name}”（{into.Code}），新的申报编号{started.Number}。理由：{move.Stamp.Reason}（{move.Stamp.ApprovedBy}批准）",
                Link(into, started.Number!)
            ),
            [.. Messages(row, started)],
            move.Now
        );
    }

    private IEnumerable<OutgoingMessage> Messages(Application row, WorkOutcome started)
    {
        yield return new PortalEvent(
            Announced,
            new JsonObject
            {
                ["cycle"] = into.Code,
                ["number"] = started.Number,
                ["subject"] = $"cycles/{into.Code}/applications/{started.Number}",
                ["reason"] = move.Stamp.Reason,
            }
        );
        yield return new Notice(ApplicantTemplate, Roles.Applicant, null, Data(row, started));
        yield return new Notice(Template, Roles.Employer, row.Employer, Data(row, started));
    }

    private JsonObject Data(Application row, WorkOutcome started) =>
        new()
        {
            ["number"] = row.Number,
            ["cycle"] = into.Name,
            ["new"] = started.Number,
            ["reason"] = move.Stamp.Reason,
        };

    private JournalLine LineOf(Application row, WorkOutcome started) =>
        new()
        {
            InstanceId = started.InstanceId,
            At = move.Now,
            Event = MoveJournal.CarriedFrom,
            Message =
                $"由“{from.Name}”（{from.Code}）申报{row.Number}结转。理由：{move.Stamp.Reason}（{move.Stamp.ApprovedBy}批准）",
            Data = Link(from, row.Number).ToJsonString(EngineJson.Options),
        };

    private JsonObject Link(Cycle cycle, string number) =>
        new()
        {
            ["cycle"] = cycle.Code,
            ["application"] = number,
            ["move"] = move.Stamp.MoveId,
        };

    private static CarriedLine Shown(Application row, Refusal? refusal, WorkOutcome? started) =>
        new()
        {
            Application = row.Number,
            Stage = Stages.Chinese(row.FinalState ?? row.Stage ?? Stages.Submitted),
            Taken = refusal is null,
            Number = started?.Number,
            Code = refusal?.Code,
            Chinese = refusal?.Chinese,
            English = refusal?.English,
        };
}
