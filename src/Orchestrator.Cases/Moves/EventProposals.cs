using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// An event that would move a fixed date (会议改期, 同意延期) is kept as a proposal, in the commit that answers it: its sender has not
/// seen what else moves with the date, and is one person.
/// </summary>
public sealed class EventProposals(IWorkStore store) : IDateProposals
{
    private const int LongestName = 128;

    /// <inheritdoc />
    public async Task<long?> KeepAsync(
        IWorkTransaction transaction,
        WorkBatch batch,
        Arrival arrival,
        WorkOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var move = outcome.Proposal is { } asked
            ? await ProposeAsync(transaction, batch, arrival, outcome, asked, cancellationToken)
            : (long?)null;
        if (arrival.Stimulus == ReviewEvents.ExtensionRefused && outcome.Applied)
            await WithdrawAsync(transaction, batch, arrival, outcome, cancellationToken);
        return move;
    }

    /// <summary>Keeps a proposal. What is asked for twice while it waits is one.</summary>
    private async Task<long> ProposeAsync(
        IWorkTransaction transaction,
        WorkBatch batch,
        Arrival arrival,
        WorkOutcome outcome,
        DateProposal asked,
        CancellationToken cancellationToken
    )
    {
        var request = new MoveRequest
        {
            Kind = DateMoveKind.Dates,
            Reason = asked.Reason ?? ReviewEvents.Find(EventLevel.Cycle, arrival.Stimulus)!.Title,
            Cycle = outcome.Number,
            Dates = asked.Dates,
        };
        var text = JsonSerializer.Serialize(request, EngineJson.Options);
        await using var context = transaction.CreateContext();
        if (
            await context
                .DateMoves.Where(move => move.State == DateMoveState.Proposed && move.Request == text)
                .Select(move => (long?)move.Id)
                .FirstOrDefaultAsync(cancellationToken) is
            { } known
        )
        {
            return known;
        }
        var move = new DateMove
        {
            Id = await store.ReserveIdsAsync(1, cancellationToken),
            Kind = request.Kind,
            Reason = request.Reason,
            Request = text,
            ProposedBy = Proposer(arrival),
            ProposedAt = arrival.ReceivedAt,
        };
        context.DateMoves.Add(move);
        await context.SaveChangesAsync(cancellationToken);
        batch.Notices.Add(MoveNotices.Waits(move, outcome.InstanceId));
        batch.Journal.Add(
            new JournalLine
            {
                InstanceId = outcome.InstanceId,
                At = move.ProposedAt,
                Event = MoveJournal.Proposed,
                Message = Sentence(move, asked),
                Data = text,
            }
        );
        return move.Id;
    }

    /// <summary>
    /// Withdraws what events proposed for an extension that is refused now (不同意延期), in the commit that answers the
    /// refusal. What people proposed at the console stays theirs.
    /// </summary>
    private static async Task WithdrawAsync(
        IWorkTransaction transaction,
        WorkBatch batch,
        Arrival arrival,
        WorkOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var milestone = (string?)JsonNode.Parse(arrival.Payload)?["milestone"];
        await using var context = transaction.CreateContext();
        var proposed = await context
            .Journal.Where(line => line.InstanceId == outcome.InstanceId && line.Event == MoveJournal.Proposed)
            .Select(line => line.Data!)
            .ToListAsync(cancellationToken);
        // The proposal may have come in the same batch.
        proposed.AddRange(
            batch
                .Journal.Where(line => line.InstanceId == outcome.InstanceId && line.Event == MoveJournal.Proposed)
                .Select(line => line.Data!)
        );
        var moves = await context
            .DateMoves.AsNoTracking()
            .Where(move => move.State == DateMoveState.Proposed && proposed.Contains(move.Request))
            .OrderBy(move => move.Id)
            .ToListAsync(cancellationToken);
        var who = Proposer(arrival);
        foreach (var move in moves)
        {
            if (MoveDesk.RequestOf(move).Dates is not { Count: 1 } dates || dates.Keys.Single() != milestone)
                continue;
            // Conditional: a second person may have approved it at this moment.
            var withdrawn = await context
                .DateMoves.Where(row => row.Id == move.Id && row.State == DateMoveState.Proposed)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.State, DateMoveState.Rejected)
                            .SetProperty(row => row.DecidedBy, who)
                            .SetProperty(row => row.DecidedAt, arrival.ReceivedAt),
                    cancellationToken
                );
            if (withdrawn == 0)
                continue;
            batch.Journal.Add(
                new JournalLine
                {
                    InstanceId = outcome.InstanceId,
                    At = arrival.ReceivedAt,
                    Event = MoveJournal.Withdrawn,
                    Message = $"{who}不同意延期，撤回待批准的改期：{Days(dates)}",
                    Data = new JsonObject { ["move"] = move.Id }.ToJsonString(EngineJson.Options),
                }
            );
        }
    }

    private static string Sentence(DateMove move, DateProposal asked) =>
        $"{move.ProposedBy}提出改期，待第二人批准：{Days(asked.Dates)}，{move.Reason}";

    private static string Days(IReadOnlyDictionary<string, LocalDate> dates) =>
        string.Join(
            '、',
            dates.Select(date => $"{AnchorTexts.Of(date.Key).Chinese} {LocalDatePattern.Iso.Format(date.Value)}")
        );

    // Who acts at the console is known by an account, and may not approve the same; a portal vouches for its own people.
    private static string Proposer(Arrival arrival)
    {
        var person = StimulusJson.ReadActor(JsonNode.Parse(arrival.Actor))?.Person;
        var name =
            arrival.Portal == Arrivals.Console ? person!
            : person is null ? arrival.Portal
            : $"{arrival.Portal}: {person}";
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
