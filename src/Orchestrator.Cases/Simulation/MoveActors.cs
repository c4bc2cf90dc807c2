using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// The two people who change a cycle: the office proposes what the scenario says, the title office approves what it has
/// seen. What cannot be done is a fault of the play: it was not the year that was asked for.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="moves">What is to be done.</param>
internal sealed class MoveActors(SimulationEngine engine, IReadOnlyList<PlayedMove> moves)
{
    /// <summary>Code of the cycle that is played.</summary>
    public const string First = "simulation";

    /// <summary>Code of the cycle into which applications are carried over.</summary>
    public const string Second = "simulation-2";

    private const string Reason = "情景";
    private const int MostNamed = 200;

    private readonly Queue<PlayedMove> _waiting = new(moves.OrderBy(move => move.On));
    private readonly List<SimulationFault> _faults = [];

    /// <summary>The moves that could not be done, and why.</summary>
    public IReadOnlyList<SimulationFault> Faults => _faults;

    /// <summary>How many applications were carried over.</summary>
    public int Carried { get; private set; }

    /// <summary>Does what has come to its day.</summary>
    /// <returns>What was carried over; empty when nothing was; null when no move was due.</returns>
    public async Task<IReadOnlyList<PlayedCarry>?> ActAsync(World world, CancellationToken cancellationToken)
    {
        List<PlayedCarry>? carried = null;
        while (_waiting.TryPeek(out var move) && move.On <= world.Today)
        {
            _waiting.Dequeue();
            carried ??= [];
            foreach (var request in await RequestsAsync(move, cancellationToken))
            {
                if (await DoAsync(request, cancellationToken) is { } done && move.Kind == DateMoveKind.Carry)
                    carried.AddRange(await ReadAsync(done, cancellationToken));
            }
        }

        Carried += carried?.Count ?? 0;
        return carried;
    }

    /// <summary>A move names so many applications at most.</summary>
    private async Task<IReadOnlyList<MoveRequest>> RequestsAsync(PlayedMove move, CancellationToken cancellationToken)
    {
        var request = new MoveRequest
        {
            Kind = move.Kind,
            Reason = Reason,
            Cycle = First,
            To = move.Until,
            Track = move.Track,
        };
        if (move.Kind != DateMoveKind.Carry)
            return [request];
        await using var context = engine.Store.CreateContext();
        var numbers = await context
            .Applications.Where(application =>
                context.Cycles.Any(cycle => cycle.InstanceId == application.CycleId && cycle.Code == First)
                && (application.FinalState == null || application.FinalState == Stages.Cancelled)
            )
            .OrderBy(application => application.Number)
            .Select(application => application.Number)
            .ToListAsync(cancellationToken);
        // Nobody to carry over is refused like anything else that cannot be done.
        return numbers.Count == 0
            ? [request with { Into = Second, Applications = [] }]
            : [.. numbers.Chunk(MostNamed).Select(some => request with { Into = Second, Applications = some })];
    }

    /// <summary>Proposes and approves; null when it could not be done.</summary>
    private async Task<long?> DoAsync(MoveRequest request, CancellationToken cancellationToken)
    {
        var desk = engine.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(request, Roles.Office, cancellationToken);
        var done = proposed.Move is { } move
            ? await desk.ApproveAsync(move.Id, proposed.Preview!.Hash, Roles.TitleOffice, cancellationToken)
            : proposed;
        await engine.DrainAsync(cancellationToken);
        var name = JsonNamingPolicy.CamelCase.ConvertName(request.Kind.ToString());
        if (done.Refusal is { } refusal)
        {
            Refuse(name, refusal);
            return null;
        }

        engine.Timeline.Add(engine.Now, "event", "cycle", "move." + name, Titled(request.Kind));
        return done.Move!.Id;
    }

    private void Refuse(string name, Refusal refusal)
    {
        _faults.Add(new SimulationFault("0", "move." + name, refusal.Chinese));
        engine.Timeline.Add(
            engine.Now,
            "refused",
            "cycle",
            $"move.{name} {refusal.Code}",
            $"周期变更未能进行：{refusal.Chinese}"
        );
    }

    private async Task<IReadOnlyList<PlayedCarry>> ReadAsync(long move, CancellationToken cancellationToken)
    {
        await using var context = engine.Store.CreateContext();
        var result = await context
            .CycleMoves.Where(done => done.MoveId == move)
            .Select(done => done.Result)
            .SingleAsync(cancellationToken);
        var lines = JsonSerializer
            .Deserialize<CyclePreview>(result!, EngineJson.Options)!
            .Carried.Where(line => line.Taken)
            .ToList();
        var from = await IdsAsync(context, First, cancellationToken);
        var into = await IdsAsync(context, Second, cancellationToken);
        return lines.ConvertAll(line => new PlayedCarry(from[line.Application], into[line.Number!]));
    }

    /// <summary>The instances of a cycle's applications by number, which no other one of the cycle has.</summary>
    private static Task<Dictionary<string, long>> IdsAsync(
        OrchestratorDbContext context,
        string code,
        CancellationToken cancellationToken
    ) =>
        context
            .Applications.Where(application =>
                context.Cycles.Any(cycle => cycle.InstanceId == application.CycleId && cycle.Code == code)
            )
            .ToDictionaryAsync(
                application => application.Number,
                application => application.InstanceId,
                cancellationToken
            );

    private static string Titled(DateMoveKind kind) =>
        kind switch
        {
            DateMoveKind.Close => "提前截止获批准",
            DateMoveKind.Cancel => "取消周期获批准",
            _ => "结转获批准",
        };
}
