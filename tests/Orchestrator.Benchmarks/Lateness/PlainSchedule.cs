using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Hangfire.PostgreSql;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>The same instants as plain scheduled jobs: what the library alone gives at one second's polling.</summary>
internal sealed class PlainSchedule : IConnectionFactory, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlStorage _storage;
    private readonly BackgroundJobServer _server;

    private PlainSchedule(NpgsqlDataSource source)
    {
        _source = source;
        _storage = new PostgreSqlStorage(
            this,
            new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1) }
        );
        _server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = 4,
                SchedulePollingInterval = TimeSpan.FromSeconds(1),
                Activator = new RecorderActivator(source),
            },
            _storage
        );
    }

    public static async Task<PlainSchedule> StartAsync(string database)
    {
        var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("CREATE TABLE ran (due timestamptz, at timestamptz)");
        await command.ExecuteNonQueryAsync();
        return new PlainSchedule(source);
    }

    public NpgsqlConnection GetOrCreateConnection() => _source.CreateConnection();

    public void Schedule(IEnumerable<Instant> instants)
    {
        var client = new BackgroundJobClient(_storage);
        foreach (var due in instants)
        {
            var text = InstantPattern.ExtendedIso.Format(due);
            client.Schedule<Recorder>(recorder => recorder.Record(text), due.ToDateTimeOffset());
        }
    }

    public async Task<LatenessResult> CollectAsync(int wanted, TimeSpan patience)
    {
        var limit = Stopwatch.StartNew();
        var lateness = await ReadAsync();
        while (lateness.Count < wanted && limit.Elapsed < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            lateness = await ReadAsync();
        }

        return LatenessResult.Of(lateness, wanted, lateness.Count - Math.Min(lateness.Count, wanted));
    }

    public async ValueTask DisposeAsync()
    {
        _server.Dispose();
        await _source.DisposeAsync();
    }

    private async Task<List<double>> ReadAsync()
    {
        var lateness = new List<double>();
        await using var command = _source.CreateCommand("SELECT extract(epoch FROM at - due) * 1000 FROM ran");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lateness.Add(Convert.ToDouble(reader.GetValue(0), CultureInfo.InvariantCulture));
        return lateness;
    }
}
