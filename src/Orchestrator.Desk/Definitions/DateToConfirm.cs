using NodaTime;

namespace Orchestrator.Desk.Definitions;

/// <summary>A confirmation of a proposed date.</summary>
public sealed record DateToConfirm
{
    /// <summary>The activity; null for an input or a property of the definition.</summary>
    public string? Activity { get; init; }

    /// <summary>Which date of it.</summary>
    public required string Input { get; init; }

    /// <summary>The date of the new notice, when it is not the proposed one.</summary>
    public LocalDate? Date { get; init; }
}
