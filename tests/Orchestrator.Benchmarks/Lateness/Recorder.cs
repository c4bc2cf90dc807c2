using NodaTime.Text;
using Npgsql;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>A plain job: writes down when it ran, by the database's clock.</summary>
public sealed class Recorder(NpgsqlDataSource source)
{
    public void Record(string due)
    {
        using var command = source.CreateCommand("INSERT INTO ran VALUES ($1, clock_timestamp())");
        command.Parameters.Add(
            new NpgsqlParameter { Value = InstantPattern.ExtendedIso.Parse(due).Value.ToDateTimeUtc() }
        );
        command.ExecuteNonQuery();
    }
}
