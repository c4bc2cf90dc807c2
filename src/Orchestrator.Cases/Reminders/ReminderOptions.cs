using NodaTime;

namespace Orchestrator.Cases.Reminders;

/// <summary>How reminders are sent.</summary>
public sealed record ReminderOptions
{
    /// <summary>Where recipients sign in, e.g. <c>https://review.example.gov.cn</c>; null leaves the address out.</summary>
    public string? Address { get; init; }

    /// <summary>The language of digests.</summary>
    public ReminderLanguage Language { get; init; }

    /// <summary>True in a simulation's own database, where every cycle is a sandbox; elsewhere sandboxes remind nobody.</summary>
    public bool IncludeSandboxes { get; init; }

    /// <summary>After so long a digest's words are stale, and it is no longer sent.</summary>
    public Duration KeepFresh { get; init; } = Duration.FromHours(24);
}
