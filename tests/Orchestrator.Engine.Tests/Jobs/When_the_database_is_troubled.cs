using NodaTime;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Jobs;

/// <summary>
/// The database is killed, stands still for a minute, or ends sessions in the middle of their commits, while deadlines fall due.
/// </summary>
public sealed class When_the_database_is_troubled
{
    private const int Deadlines = 2000;
    private const int Cuts = 40;

    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenCuts = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2);
    private static readonly Duration Ahead = Duration.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public Task It_is_killed_and_goes_on_within_two_seconds_of_its_return() =>
        GoesOnAsync(Duration.FromSeconds(30), async database =>
        {
            await database.KillAsync();
            return await database.AnswersAsync();
        });

    [Fact]
    public Task It_stands_still_for_a_minute_and_goes_on_within_two_seconds() =>
        GoesOnAsync(Duration.FromSeconds(80), async database =>
        {
            await database.PauseAsync();
            await Task.Delay(Standstill, TestContext.Current.CancellationToken);
            await database.ResumeAsync();
            return await database.AnswersAsync();
        });

    [Fact]
    public Task Its_sessions_end_in_the_middle_of_commits_and_nothing_is_lost() =>
        GoesOnAsync(Duration.FromSeconds(15), async database =>
        {
            // As long as the storm lasts: what comes after the last cut has to be seen too.
            for (var cut = 0; cut < Cuts && await database.DecidedAsync() < Deadlines / 2; cut++)
            {
                await database.CutAsync();
                await Task.Delay(BetweenCuts, TestContext.Current.CancellationToken);
            }

            return await database.AnswersAsync();
        });

    private static async Task GoesOnAsync(Duration storm, Func<TroubledDatabase, Task<Instant>> trouble)
    {
        await using var database = await TroubledDatabase.StartAsync();
        await using var node = await JobHost.StartAsync(database.ConnectionString);
        await ArmAsync(database, storm);
        await Eventually.TrueAsync(async () => await database.DecidedAsync() > 0, "the storm begins");

        var back = await trouble(database);
        await Eventually.TrueAsync(async () => await database.DecidedAsync() >= Deadlines, "all are decided", Patience);

        var history = await HistoryReader.ReadAsync(database.Outside);
        DeadlineChecks.Find(history, healed: history.End, Duration.Zero).ShouldBeEmpty();
        var first = history.Decisions.Where(decision => decision.At >= back).Min(decision => decision.At);
        TestContext.Current.SendDiagnosticMessage(
            $"The first decision came {(first - back).TotalMilliseconds:0} ms after its return."
        );
        (first - back).ToTimeSpan().ShouldBeLessThan(Promised.Within(Promise));
    }

    /// <summary>Evenly over the storm, from a moment ahead on.</summary>
    private static async Task ArmAsync(TroubledDatabase database, Duration storm)
    {
        await using var outside = await EngineNode.StartAsync(database.ConnectionString);
        await Waits.StoreAsync(outside.Store);
        await Waits.StartAsync(outside, Deadlines, kind: DeadlineKind.Statutory, due: (place, now) =>
            now + Ahead + (storm * place / Deadlines)
        );
    }
}
