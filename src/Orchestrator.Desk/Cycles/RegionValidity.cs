using NodaTime;

namespace Orchestrator.Desk.Cycles;

/// <summary>How long a region's calendar is official.</summary>
public sealed record RegionValidity
{
    /// <summary>cn or cn-gx.</summary>
    public required string Region { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Of the calendar in force.</summary>
    public required string Version { get; init; }

    /// <summary>Last day covered by published arrangements, inclusive.</summary>
    public required LocalDate ValidThrough { get; init; }

    /// <summary>official or provisional: provisional when the working days ahead are not covered.</summary>
    public required string Status { get; init; }

    /// <summary>A sentence in Chinese; null when nothing is wrong.</summary>
    public required string? Warning { get; init; }
}
