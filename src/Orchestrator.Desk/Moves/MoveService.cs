using System.Globalization;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Extensions;

namespace Orchestrator.Desk.Moves;

/// <summary>
/// 周期变更 as people do it: previewed, proposed by one, approved by another; each step and its line in the operator log
/// are one commit.
/// </summary>
public sealed class MoveService(
    MoveDesk desk,
    MoveViews views,
    MoveReach reach,
    PlanCache plans,
    CycleStarts starts,
    OperatorLogWriter log
)
{
    /// <summary>The dates of a cycle that people may move, with the day each has now.</summary>
    public async Task<IReadOnlyList<MovableDateView>> MovableAsync(Cycle cycle, CancellationToken cancellationToken)
    {
        var days = EngineJson.ReadDates(cycle.Anchors);
        return
        [
            .. MovableDates
                .Of(await plans.GetAsync(cycle.ScheduleVersionId, cancellationToken))
                .Select(date => new MovableDateView
                {
                    Name = date.Name,
                    Label = date.Label,
                    Clauses = date.Clauses,
                    Date = days.TryGetValue(date.Name, out var day) ? day : null,
                }),
        ];
    }

    /// <summary>What a request would move; nothing is written.</summary>
    public async Task<DeskAnswer<MovePreview>> PreviewAsync(
        MoveRequest asked,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!(await AskedAsync(asked, who, cancellationToken)).TryGet(out var request, out var wrong))
            return wrong;
        var outcome = await desk.PreviewAsync(request, cancellationToken);
        if (!await reach.IsWithinAsync(request, outcome.Preview, who, cancellationToken))
            return MoveAnswers.OutOfReach;
        return MoveAnswers.Of(outcome) is { } refusal ? refusal : outcome.Preview!;
    }

    /// <summary>Proposes a move, for somebody else to approve.</summary>
    public async Task<DeskAnswer<MoveView>> ProposeAsync(
        MoveRequest asked,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!(await AskedAsync(asked, who, cancellationToken)).TryGet(out var request, out var wrong))
            return wrong;
        // Which cycles a whole city's, or an earlier change, are shows in the preview alone.
        if (
            !who.IsEverywhere
            && await desk.PreviewAsync(request, cancellationToken) is { Preview: { } shown }
            && !await reach.IsWithinAsync(request, shown, who, cancellationToken)
        )
        {
            return MoveAnswers.OutOfReach;
        }
        var outcome = await desk.ProposeAsync(
            request,
            who.Account,
            cancellationToken,
            log.MoveLine(who, "move.proposed")
        );
        return MoveAnswers.Of(outcome) is { } refusal
            ? refusal
            : await views.MakeAsync(outcome, who, cancellationToken);
    }

    /// <summary>A move with its preview as it is now.</summary>
    public async Task<DeskAnswer<MoveView>> FindAsync(string id, Operator who, CancellationToken cancellationToken) =>
        NumberOf(id) is { } number
        && await views.FindProposerAsync(number, who, cancellationToken) is not null
        && await desk.FindAsync(number, cancellationToken) is { Move: not null } found
            ? await views.MakeAsync(found, who, cancellationToken)
            : DeskRefusal.Missing($"变更 {id}", $"change {id}");

    /// <summary>
    /// Approves a move for exactly the preview that was shown. What was approved is done whether the caller waits or
    /// not.
    /// </summary>
    public async Task<DeskAnswer<MoveView>> ApproveAsync(
        string id,
        string preview,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (NumberOf(id) is not { } number || !await MayDecideAsync(number, who, cancellationToken))
            return MoveAnswers.Missing;
        var outcome = await desk.ApproveAsync(
            number,
            preview,
            who.Account,
            cancellationToken,
            log.MoveLine(who, "move.approved")
        );
        if (outcome.Move is null)
            return MoveAnswers.Missing;
        return MoveAnswers.Of(outcome) is { } refusal
            ? refusal
            : await views.MakeAsync(outcome, who, CancellationToken.None);
    }

    private async Task<bool> MayDecideAsync(long id, Operator who, CancellationToken cancellationToken) =>
        who.IsEverywhere
        || (
            await desk.FindAsync(id, cancellationToken) is { Move: { } move } found
            && await reach.IsWithinAsync(MoveDesk.RequestOf(move), found.Preview, who, cancellationToken)
        );

    /// <summary>Withdraws one's own move that waits, or rejects another's, as whoever may approve it can.</summary>
    /// <returns>Null when done.</returns>
    public async Task<DeskRefusal?> RejectAsync(string id, Operator who, CancellationToken cancellationToken)
    {
        if (
            NumberOf(id) is not { } number
            || await views.FindProposerAsync(number, who, cancellationToken) is not { } proposer
        )
        {
            return MoveAnswers.Missing;
        }
        if (proposer != who.Account && !who.Roles.Contains(Roles.TitleOffice))
        {
            return DeskRefusal.Forbidden(
                "not-yours",
                "只能撤回自己提出的变更；他人提出的由市职称办否决。",
                "You withdraw what you proposed; what others proposed is rejected by the title office."
            );
        }
        return await desk.RejectAsync(number, who.Account, cancellationToken, log.Line(who, "move.rejected", id))
            ? null
            : MoveAnswers.Missing;
    }

    private static long? NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// What is asked for in full. A calendar is brought in by its own import; a cycle starts by the version that is
    /// published now, also when it is approved later.
    /// </summary>
    private async Task<DeskAnswer<MoveRequest>> AskedAsync(
        MoveRequest asked,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!await reach.IsWithinAsync(asked, preview: null, who, cancellationToken))
            return MoveAnswers.OutOfReach;
        asked = asked with { CalendarVersionId = null };
        if (asked is not { Kind: DateMoveKind.Start, Start: { } start })
            return asked;
        var checkedStart = await starts.CheckAsync(
            new StartCycle
            {
                DefinitionId = start.DefinitionId,
                Code = start.Code,
                Name = start.Name,
                Committees = start.Committees,
                Inputs = start.Inputs,
            },
            cancellationToken
        );
        return checkedStart.TryGet(out var version, out var wrong)
            ? asked with
            {
                Start = start with { Version = version.Version },
            }
            : wrong;
    }
}
