using NodaTime;

namespace Orchestrator.Engine;

/// <summary>How the engine works. The defaults suit two cores and one small database.</summary>
public sealed class EngineOptions
{
    /// <summary>Deadlines, arrivals or fan-out targets dealt with in one transaction; 1 to 2000.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>Pages of due deadlines worked on at once in one process: while one is committed, the next is resumed.</summary>
    public int PageWorkers { get; set; } = 2;

    /// <summary>Key of the hash that stands for a person in the database. Changing it makes known persons new.</summary>
    public string PersonHashKey { get; set; } = "orchestrator";

    /// <summary>How long imported calendars and webhook subscriptions are believed before they are read again.</summary>
    public Duration CacheTime { get; set; } = Duration.FromSeconds(5);

    /// <summary>A due deadline that nobody has decided for so long is an alarm.</summary>
    public Duration OverdueAlarm { get; set; } = Duration.FromMinutes(2);

    /// <summary>Whether deadlines and arrivals are counted in the process's metrics; a simulation's are not.</summary>
    public bool IsMeasured { get; set; } = true;

    /// <summary>
    /// What scripts may take in the life of this engine beyond two milliseconds each; then each is an incident at once. Null:
    /// without end. A play's has one, so that no script of a draft holds it for longer.
    /// </summary>
    public Duration? SlowScripts { get; set; }

    /// <summary>The SMTP server; without a host mail waits, visible as not configured.</summary>
    public MailOptions Mail { get; set; } = new();

    /// <summary>How messages are taken from the outbox and sent.</summary>
    public OutboxOptions Outbox { get; set; } = new();

    /// <summary>Which HTTP requests workflows may send.</summary>
    public RequestOptions Requests { get; set; } = new();
}
