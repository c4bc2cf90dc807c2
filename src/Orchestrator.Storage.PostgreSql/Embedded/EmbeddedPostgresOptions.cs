namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>How to run the embedded PostgreSQL.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder that holds everything of it: cluster, passwords, lock, log. Made when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The port on 127.0.0.1; null takes a free one at each start.</summary>
    public int? Port { get; init; }

    /// <summary>True: an acknowledged commit survives a power cut. False: for data that is thrown away; several times faster.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// True: SIGTERM, SIGINT, SIGHUP and SIGQUIT stop it before they end the process. False: the host reacts to them,
    /// and disposes of it in order.
    /// </summary>
    public bool StopOnSignals { get; init; }

    /// <summary>Told what is being done, in Chinese, then English, e.g. while the first start takes its seconds.</summary>
    public Action<string>? Progress { get; init; }
}
