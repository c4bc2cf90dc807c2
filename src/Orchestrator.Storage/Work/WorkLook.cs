using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>What waits at one moment, and from when on. Null: nothing of the kind waits.</summary>
/// <param name="Clock">The clock that judges, at this moment.</param>
public sealed record WorkLook(Instant Clock)
{
    /// <summary>What the settings that pause a job begin with; the job's id follows.</summary>
    public const string PausedPrefix = "jobs.paused.";

    /// <summary>The earliest due instant of an armed deadline after what was swept, technical waits left out.</summary>
    public Instant? NextDeadline { get; init; }

    /// <summary>The same for technical waits (<see cref="DeadlineKind.Timer"/>).</summary>
    public Instant? NextTimer { get; init; }

    /// <summary>Deadlines of any kind that were due by what was swept are still armed, beside those that are set aside.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Not before this instant the first waiting mail is sent.</summary>
    public Instant? NextMail { get; init; }

    /// <summary>Not before this instant the first waiting webhook is sent.</summary>
    public Instant? NextWebhook { get; init; }

    /// <summary>Not before this instant the first waiting stimulus is brought or workflow started.</summary>
    public Instant? NextStimulus { get; init; }

    /// <summary>Not before this instant the first waiting HTTP request is sent.</summary>
    public Instant? NextRequest { get; init; }

    /// <summary>A fan-out is unfinished.</summary>
    public bool HasFanout { get; init; }

    /// <summary>The stamp of the oldest arrival that is not processed.</summary>
    public Instant? OldestArrival { get; init; }

    /// <summary>Ids of jobs that are paused.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [];
}
