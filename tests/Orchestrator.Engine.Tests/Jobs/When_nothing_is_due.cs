using System.Diagnostics.Metrics;
using Npgsql;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_nothing_is_due(Postgres postgres)
{
    private const int MostASecond = 20;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Two_nodes_send_no_more_than_twenty_statements_a_second()
    {
        var database = await postgres.CreateDatabaseAsync();
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        await using var first = await JobHost.StartAsync(database);
        await using var second = await JobHost.StartAsync(database);
        await Eventually.TrueAsync(() => first.Monitor.Servers().Count == 2, "both nodes serve");

        long statements = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "Npgsql", Name: "db.client.operation.duration" })
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    // The whole name: engine_4 is not engine_43, which other tests use meanwhile.
                    if (tag is not { Key: "db.client.connection.pool.name", Value: string pool })
                        continue;
                    if (new NpgsqlConnectionStringBuilder(pool).Database == name)
                        Interlocked.Increment(ref statements);
                }
            }
        );
        listener.Start();
        // A minute holds every recurring job once.
        await Task.Delay(Minute, TestContext.Current.CancellationToken);
        listener.Dispose();

        statements.ShouldBeGreaterThan(0, "the watch looks each second: nothing was counted");
        (statements / Minute.TotalSeconds).ShouldBeLessThanOrEqualTo(MostASecond);
    }
}
