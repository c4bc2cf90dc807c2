namespace Orchestrator.Server.Definitions;

/// <summary>A year to roll a schedule over to.</summary>
public sealed record NewYearRequest
{
    /// <summary>Later than the schedule's own.</summary>
    public required int Year { get; init; }

    /// <summary>Whether a definition of the new id may become a further version of it.</summary>
    public bool Replace { get; init; }
}
