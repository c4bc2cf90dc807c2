using NodaTime;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>Which lines of the operator log are asked for. All that is given must hold.</summary>
public sealed record LogQuery
{
    /// <summary>Lines before this one; null: from the newest on.</summary>
    public long? Before { get; init; }

    /// <summary>The first local day; null: from the beginning.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last local day, which is included; null: until now.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Sign-in name of who acted.</summary>
    public string? Who { get; init; }

    /// <summary>What was dealt with: the first part of an action, e.g. <c>calendar</c>.</summary>
    public string? Kind { get; init; }
}
