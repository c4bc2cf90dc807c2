using NodaTime;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Cases.Simulation;

/// <summary>What goes wrong on purpose in a simulated year.</summary>
public sealed record Scenario
{
    /// <summary>Intervals in which no arrival reaches us; what was to arrive comes when the portal is back.</summary>
    public IReadOnlyList<PortalClosure> PortalClosures { get; init; } = [];

    /// <summary>Working days that become days off, by region of the cycle.</summary>
    public IReadOnlyList<LocalDate> Holidays { get; init; } = [];

    /// <summary>Actors that act later than they otherwise would.</summary>
    public IReadOnlyList<ActorDelay> Delays { get; init; } = [];

    /// <summary>周期变更 on their days: the intake closed early, the cycle cancelled, its applications carried over.</summary>
    public IReadOnlyList<PlayedMove> Moves { get; init; } = [];

    /// <summary>Whether a second cycle is played into which applications are carried over.</summary>
    public bool HasSecond => Moves.Any(move => move.Kind == DateMoveKind.Carry);
}
