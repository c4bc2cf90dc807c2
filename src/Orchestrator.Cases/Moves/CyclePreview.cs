namespace Orchestrator.Cases.Moves;

/// <summary>What a move does to one cycle, or has done.</summary>
public sealed record CyclePreview
{
    /// <summary>Code of the cycle.</summary>
    public required string Cycle { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the working-day calendar it counts by afterwards.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>The cycle's own dates that move.</summary>
    public required IReadOnlyList<AnchorLine> Dates { get; init; }

    /// <summary>Open deadlines by step.</summary>
    public required IReadOnlyList<MoveLine> Lines { get; init; }

    /// <summary>Where the cycle itself ends: its applications, and which of them end with it.</summary>
    public IReadOnlyList<ApplicationLine> Applications { get; init; } = [];

    /// <summary>The applications that are taken up again.</summary>
    public IReadOnlyList<TakenUpLine> TakenUp { get; init; } = [];

    /// <summary>The applications that go on in another cycle, and those that cannot.</summary>
    public IReadOnlyList<CarriedLine> Carried { get; init; } = [];

    /// <summary>Decided deadlines that stay although their rule would give another day.</summary>
    public required IReadOnlyList<DecidedLine> Decided { get; init; }

    /// <summary>What becomes unlawful, and what else to know.</summary>
    public required IReadOnlyList<MoveFinding> Findings { get; init; }

    /// <summary>How many open deadlines get another date.</summary>
    public int Moved => Lines.Where(line => line.Change is "moved" or "recompute").Sum(line => line.Count);

    /// <summary>Whether it may be approved.</summary>
    public bool IsLawful => Findings.All(finding => !finding.Refuses);
}
