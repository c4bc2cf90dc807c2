namespace Orchestrator.Desk.Cycles;

/// <summary>The calendar's validity.</summary>
public sealed record CalendarValidity
{
    /// <summary>By region.</summary>
    public required IReadOnlyList<RegionValidity> Regions { get; init; }

    /// <summary>A sentence in Chinese; null when nothing is wrong.</summary>
    public required string? Warning { get; init; }
}
