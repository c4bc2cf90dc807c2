using NodaTime;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Cases.Simulation;

/// <summary>周期变更 in a simulated year, proposed by the office and approved by the title office.</summary>
/// <param name="On">The local day (Asia/Shanghai) on which it is done, at the first hour at which somebody acts.</param>
/// <param name="Kind">
/// <see cref="DateMoveKind.Close"/>, <see cref="DateMoveKind.Cancel"/> or <see cref="DateMoveKind.Carry"/>: into a second cycle of the
/// same schedule, which begins with the first and takes on whoever has not applied yet.
/// </param>
public sealed record PlayedMove(LocalDate On, DateMoveKind Kind)
{
    /// <summary>Closing early: the last local day of new applications, the day included; null: none is taken any more.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Closing early: key or name of the track; null: all.</summary>
    public string? Track { get; init; }
}
