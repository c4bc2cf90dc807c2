namespace Orchestrator.Desk.OperatorLog;

/// <summary>What became of checking the operator log.</summary>
public sealed record LogCheck
{
    /// <summary>True: every seal is right, and the head, if one was given, is in it.</summary>
    public required bool Sound { get; init; }

    /// <summary>Entries there are.</summary>
    public required long Entries { get; init; }

    /// <summary>The first entry that does not fit; null when all do.</summary>
    public long? BrokenAt { get; init; }

    /// <summary>
    /// Of the head: none, confirmed, forged (not signed by this installation), truncated (the log ends before it),
    /// changed (another entry stands there).
    /// </summary>
    public required string Head { get; init; }

    /// <summary>In words.</summary>
    public required string Message { get; init; }

    /// <summary>In English.</summary>
    public required string MessageEn { get; init; }
}
