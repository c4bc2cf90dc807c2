using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Moves;

/// <summary>Moves as the API gives them.</summary>
public sealed class MoveViews(IDbContextFactory<OrchestratorDbContext> contexts, MoveReach reach)
{
    private const int MostListed = 100;

    // Looked through for those within the reach of whoever asks.
    private const int MostPages = 10;

    /// <summary>The latest moves within somebody's reach, those that wait first.</summary>
    public async Task<IReadOnlyList<MoveView>> ListAsync(Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = new List<DateMove>();
        for (var page = 0; page < MostPages && seen.Count < MostListed; page++)
        {
            var moves = await context
                .DateMoves.AsNoTracking()
                .OrderBy(move => move.State == DateMoveState.Proposed ? 0 : 1)
                .ThenByDescending(move => move.Id)
                .Skip(page * MostListed)
                .Take(MostListed)
                .ToListAsync(cancellationToken);
            seen.AddRange(await reach.SeenAsync(moves, who, cancellationToken));
            if (moves.Count < MostListed)
                break;
        }

        var views = seen.Take(MostListed).Select(move => Of(new MoveOutcome { Move = move }, [])).ToList();
        return await reach.TrimAsync(views, who, cancellationToken);
    }

    /// <summary>Where new dates of one cycle stand; null when there is no such move of it.</summary>
    public async Task<MoveStatus?> FindStatusAsync(string cycle, string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            !long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            || await context.DateMoves.AsNoTracking().FirstOrDefaultAsync(move => move.Id == number, cancellationToken)
                is not { } move
        )
        {
            return null;
        }
        var request = MoveDesk.RequestOf(move);
        return request.Cycle != cycle || request.Dates is not { } dates
            ? null
            : new MoveStatus
            {
                Id = id,
                State = move.State,
                Reason = move.Reason,
                Dates = dates,
                ProposedAt = move.ProposedAt,
                DecidedAt = move.DecidedAt,
                AppliedAt = move.AppliedAt,
            };
    }

    /// <summary>Who proposed a move; null when there is none within somebody's reach.</summary>
    public async Task<string?> FindProposerAsync(long id, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var move = await context.DateMoves.AsNoTracking().FirstOrDefaultAsync(move => move.Id == id, cancellationToken);
        return move is not null && (await reach.SeenAsync([move], who, cancellationToken)).Count > 0
            ? move.ProposedBy
            : null;
    }

    /// <summary>A move with its cycles, as far as somebody may see them.</summary>
    public async Task<MoveView> MakeAsync(MoveOutcome outcome, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = outcome.Move!.Id;
        var cycles = await context
            .CycleMoves.AsNoTracking()
            .Where(cycle => cycle.MoveId == id)
            .Join(
                context.Cycles,
                done => done.CycleId,
                cycle => cycle.InstanceId,
                (done, cycle) => new { done, cycle.Code }
            )
            .OrderBy(pair => pair.Code)
            .ToListAsync(cancellationToken);
        var view = Of(
            outcome,
            [
                .. cycles.Select(pair => new CycleMoveView
                {
                    Cycle = pair.Code,
                    State = pair.done.State,
                    At = pair.done.At,
                    Result = pair.done.Result is { } result
                        ? JsonSerializer.Deserialize<CyclePreview>(result, EngineJson.Options)
                        : null,
                }),
            ]
        );
        return (await reach.TrimAsync([view], who, cancellationToken))[0];
    }

    private static MoveView Of(MoveOutcome outcome, IReadOnlyList<CycleMoveView> cycles)
    {
        var move = outcome.Move!;
        return new MoveView
        {
            Id = move.Id.ToString(CultureInfo.InvariantCulture),
            Kind = move.Kind,
            State = move.State,
            Reason = move.Reason,
            Request = MoveDesk.RequestOf(move),
            ProposedBy = move.ProposedBy,
            ProposedAt = move.ProposedAt,
            DecidedBy = move.DecidedBy,
            DecidedAt = move.DecidedAt,
            AppliedAt = move.AppliedAt,
            Preview = outcome.Preview,
            Cycles = cycles,
            Obstacle = outcome.Refusal?.Chinese,
        };
    }
}
