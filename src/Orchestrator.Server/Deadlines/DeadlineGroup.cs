using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Deadlines;

/// <summary>Deadlines of one cycle that are the same but for the application they bind.</summary>
internal sealed record DeadlineGroup
{
    /// <summary>The first of them.</summary>
    public required long Id { get; init; }

    public required long CycleId { get; init; }

    /// <summary>The definition version that its activity is in.</summary>
    public required long VersionId { get; init; }

    public required string NodeId { get; init; }

    public required string Name { get; init; }

    public required DeadlineKind Kind { get; init; }

    public string? Role { get; init; }

    public required string Clauses { get; init; }

    public required Instant DueAt { get; init; }

    public required LocalDate DueDate { get; init; }

    public required bool Hard { get; init; }

    public required bool Provisional { get; init; }

    public required DeadlineState State { get; init; }

    public required int Count { get; init; }

    public long? LatenessMs { get; init; }
}
