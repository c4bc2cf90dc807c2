using System.Globalization;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>The settings that PostgreSQL is started with; they win over its configuration files.</summary>
internal static class PostgresSettings
{
    /// <summary>
    /// As arguments of the server program: loopback alone, UTC, and durable commits where the data is to last.
    /// </summary>
    public static IEnumerable<string> For(bool durable, int port)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            // Loopback with a password is all that is open.
            ["unix_socket_directories"] = "",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["max_connections"] = "100",
            ["shared_buffers"] = "256MB",
            ["work_mem"] = "16MB",
            ["maintenance_work_mem"] = "128MB",
            // A storm writes in bursts: rare checkpoints keep full-page images few.
            ["max_wal_size"] = "2GB",
            ["checkpoint_timeout"] = "15min",
            ["wal_buffers"] = "16MB",
            // Solid-state disks are the rule, and short statements gain nothing from compilation.
            ["random_page_cost"] = "1.1",
            ["jit"] = "off",
            // Nothing replicates from it.
            ["wal_level"] = "minimal",
            ["max_wal_senders"] = "0",
        };
        if (durable)
        {
            settings["fsync"] = "on";
            settings["synchronous_commit"] = "on";
            settings["logging_collector"] = "on";
            settings["log_directory"] = "../log";
            settings["log_filename"] = "postgres-%a.log";
            settings["log_rotation_age"] = "1d";
            settings["log_truncate_on_rotation"] = "on";
            // Statements may hold personal data: the log gets the error, not the values.
            settings["log_min_error_statement"] = "panic";
            settings["log_error_verbosity"] = "terse";
        }
        else
        {
            settings["fsync"] = "off";
            settings["synchronous_commit"] = "off";
            settings["full_page_writes"] = "off";
        }

        return settings.SelectMany(pair => new[] { "-c", $"{pair.Key}={pair.Value}" });
    }
}
