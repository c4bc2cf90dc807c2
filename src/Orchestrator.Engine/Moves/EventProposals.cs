using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Moves;

/// <summary>
/// An event that would move a fixed date (会议改期, 同意延期) is kept as a proposal, in the commit that answers it: its sender has not
/// seen what else moves with the date, and is one person.
/// </summary>
public sealed class EventProposals(IWorkStore store)
{
    private const int LongestName = 128;

    /// <summary>Keeps it. What is asked for twice while it waits is one proposal.</summary>
    /// <returns>Id of the move.</returns>
    internal async Task<long> KeepAsync(IWorkTransaction transaction, WorkBatch batch, Arrival arrival, WorkOutcome outcome, CancellationToken cancellationToken)
    {
        var asked = outcome.Proposal!;
        var request = new MoveRequest
        {
            Kind = DateMoveKind.Dates,
            Reason = asked.Reason ?? ReviewEvents.Find(EventLevel.Cycle, arrival.Stimulus)!.Title,
            Cycle = outcome.Number,
            Dates = asked.Dates,
        };
        var text = JsonSerializer.Serialize(request, EngineJson.Options);
        await using var context = transaction.CreateContext();
        if (await context.DateMoves.Where(move => move.State == DateMoveState.Proposed && move.Request == text).Select(move => (long?)move.Id).FirstOrDefaultAsync(cancellationToken) is { } known) return known;
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
        batch.Journal.Add(new JournalLine { InstanceId = outcome.InstanceId, At = move.ProposedAt, Event = MoveJournal.Proposed, Message = Sentence(move, asked), Data = text });
        return move.Id;
    }

    private static string Sentence(DateMove move, DateProposal asked) =>
        $"{move.ProposedBy}提出改期，待第二人批准：{string.Join('、', asked.Dates.Select(date => $"{date.Key} {LocalDatePattern.Iso.Format(date.Value)}"))}，{move.Reason}";

    // Who acts at the console is known by an account, and may not approve the same; a portal vouches for its own people.
    private static string Proposer(Arrival arrival)
    {
        var person = StimulusJson.ReadActor(JsonNode.Parse(arrival.Actor))?.Person;
        var name = arrival.Portal == Arrivals.Console ? person! : person is null ? arrival.Portal : $"{arrival.Portal}: {person}";
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
