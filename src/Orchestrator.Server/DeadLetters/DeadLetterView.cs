using NodaTime;
using Orchestrator.Storage.DeadLetters;

namespace Orchestrator.Server.DeadLetters;

/// <summary>Work that failed for good and waits for a person.</summary>
public sealed record DeadLetterView
{
    /// <summary>Names it in a retry or a closing.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of work.</summary>
    public required DeadLetterKind Kind { get; init; }

    /// <summary>Deadline, event or host that it is about.</summary>
    public required string Name { get; init; }

    /// <summary>The instance it was for; null when none.</summary>
    public required string? Instance { get; init; }

    /// <summary>Why it failed.</summary>
    public required string Reason { get; init; }

    /// <summary>When it failed for good.</summary>
    public required Instant Since { get; init; }

    /// <summary>False: it can only be closed (its sender has been answered).</summary>
    public required bool MayBeRetried { get; init; }

    internal static DeadLetterView Of(DeadLetter letter) =>
        new()
        {
            Id = letter.Id.ToString(),
            Kind = letter.Kind,
            Name = letter.Name,
            Instance = letter.InstanceId == 0 ? null : letter.InstanceId.ToString(),
            Reason = letter.Reason,
            Since = letter.Since,
            MayBeRetried = letter.Kind != DeadLetterKind.Arrival,
        };
}
