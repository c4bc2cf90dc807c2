using NodaTime;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>One line of the operator log.</summary>
public sealed record LogLine
{
    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, for programs.</summary>
    public required string Action { get; init; }

    /// <summary>What was done, in words.</summary>
    public required string What { get; init; }

    /// <summary>In English.</summary>
    public required string WhatEn { get; init; }

    /// <summary>To what.</summary>
    public required string? Subject { get; init; }

    /// <summary>Of an alarm its message, of a deed the reason that was given; null where there is none.</summary>
    public required string? Note { get; init; }

    /// <summary>In English where it is known, else as it was given.</summary>
    public required string? NoteEn { get; init; }

    /// <summary>Hash over this line and the one before.</summary>
    public required string Hash { get; init; }
}
