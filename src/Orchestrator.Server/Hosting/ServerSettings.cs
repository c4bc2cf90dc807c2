using System.Net;
using NodaTime;
using Orchestrator.Cases;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Engine;
using Orchestrator.Server.Keys;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Telemetry;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.Hosting;

/// <summary>The server's configuration after it was checked.</summary>
internal sealed record ServerSettings
{
    /// <summary>Where the embedded database lives.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Which database to work on.</summary>
    public required DatabaseKind Database { get; init; }

    /// <summary>Null for the embedded database.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Port of the embedded database; null takes a free one.</summary>
    public int? DatabasePort { get; init; }

    /// <summary>练习模式: the local day at which the practice clock starts; null for the real clock.</summary>
    public LocalDate? PracticeStart { get; init; }

    /// <summary>Whether this process runs the jobs (enforcer, reminders, delivery); a node without them only answers requests.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>Sandboxes that may play at once.</summary>
    public int MostSandboxes { get; init; } = 3;

    /// <summary>How long is kept what need not be.</summary>
    public RetentionOptions Retention { get; init; } = new();

    /// <summary>Proxies whose word on the client's address and scheme is taken.</summary>
    public IReadOnlyList<IPAddress> KnownProxies { get; init; } = [];

    /// <inheritdoc cref="KnownProxies"/>
    public IReadOnlyList<IPNetwork> KnownNetworks { get; init; } = [];

    /// <summary>How the engine works.</summary>
    public required EngineOptions Engine { get; init; }

    /// <summary>How title review works on it.</summary>
    public CaseOptions Cases { get; init; } = new();

    /// <summary>Wrap the keys in the database.</summary>
    public MasterKeys MasterKeys { get; init; } = new();

    /// <summary>The operator log's keys; taken from the database before the server serves.</summary>
    public LogKeys LogKeys { get; set; } = LogKeys.Make();

    /// <summary>Where the operator log's head goes every day.</summary>
    public LogHeadSettings LogHeads { get; init; } = new();

    /// <summary>Where measurements and traces go.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Whom reminders go to, as the configuration lists them; kept in the database from then on.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
}
