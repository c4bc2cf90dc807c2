namespace Orchestrator.Desk.Definitions;

/// <summary>Something in the old year and in the new one.</summary>
/// <param name="From">In the old year.</param>
/// <param name="To">In the new year.</param>
public sealed record YearChange<T>(T From, T To);
