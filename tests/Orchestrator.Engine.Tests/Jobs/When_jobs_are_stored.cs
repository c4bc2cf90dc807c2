using System.Reflection;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Engine.Tests.Jobs;

/// <summary>Names lie in databases: these lists only grow.</summary>
public class When_jobs_are_stored(Postgres postgres)
{
    [Fact]
    public void Their_ids_methods_and_parameters_are_those_of_every_earlier_release() =>
        JobKinds
            .All.Select(kind =>
                $"{kind.Id} {kind.Job.Type.FullName}.{kind.Method}("
                + $"{string.Join(',', kind.Job.Method.GetParameters().Select(parameter => parameter.ParameterType.Name))}"
                + ")"
            )
            .ShouldBe([
                "deadlines Orchestrator.Engine.Jobs.OrchestratorJobs.Deadlines(CancellationToken)",
                "arrivals Orchestrator.Engine.Jobs.OrchestratorJobs.Arrivals(CancellationToken)",
                "messages Orchestrator.Engine.Jobs.OrchestratorJobs.Messages(CancellationToken)",
                "outbox Orchestrator.Engine.Jobs.OrchestratorJobs.Outbox(CancellationToken)",
                "requests Orchestrator.Engine.Jobs.OrchestratorJobs.Requests(CancellationToken)",
                "reminders Orchestrator.Engine.Jobs.OrchestratorJobs.Reminders(CancellationToken)",
                "moves Orchestrator.Engine.Jobs.OrchestratorJobs.Moves(CancellationToken)",
                "starters Orchestrator.Engine.Jobs.OrchestratorJobs.Starters(CancellationToken)",
                "calendar Orchestrator.Engine.Jobs.OrchestratorJobs.Calendar(CancellationToken)",
                "reconciler Orchestrator.Engine.Jobs.OrchestratorJobs.Reconcile(CancellationToken)",
                "housekeeping Orchestrator.Engine.Jobs.OrchestratorJobs.Housekeeping(CancellationToken)",
            ]);

    [Theory]
    [InlineData(
        """{"t":"Orchestrator.Engine.Jobs.OrchestratorJobs, Orchestrator.Engine","m":"Deadlines","p":["System.Threading.CancellationToken, mscorlib"],"a":[null]}""",
        "Deadlines"
    )]
    [InlineData(
        """{"t":"Orchestrator.Engine.Jobs.OrchestratorJobs, Orchestrator.Engine","m":"Cycle","p":["System.String, mscorlib","System.String, mscorlib","System.Threading.CancellationToken, mscorlib"],"a":["\"TJ-2024\"","\"2024-11-01T17:00:00+08:00\"",null]}""",
        "Cycle"
    )]
    public void A_job_that_the_first_release_stored_is_still_one(string stored, string method) =>
        InvocationData.DeserializePayload(stored).DeserializeJob().Method.Name.ShouldBe(method);

    [Fact]
    public void Every_job_has_a_name_in_both_languages()
    {
        foreach (
            var method in typeof(OrchestratorJobs).GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
            )
        )
        {
            var title = method.GetCustomAttribute<JobTitleAttribute>().ShouldNotBeNull(method.Name);
            title.Chinese.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}");
            title.English.ShouldMatch("^[A-Z][a-zA-Z ',{}0-9-]+$");
        }
    }

    [Fact]
    public async Task A_job_or_an_argument_that_nobody_knows_fails_once_and_is_kept()
    {
        var database = await postgres.CreateDatabaseAsync();
        string[] stored;
        await using (var before = await JobHost.StartAsync(database, withServer: false))
        {
            var client = before.Get<IBackgroundJobClient>();
            stored =
            [
                client.Create(
                    Job.FromExpression<OrchestratorJobs>(jobs =>
                        jobs.Cycle("NO-2024", "2024-11-01T17:00:00+08:00", default)
                    ),
                    new EnqueuedState()
                ),
                client.Create(
                    Job.FromExpression<OrchestratorJobs>(jobs => jobs.Cycle("TJ-2024", "soon", default)),
                    new EnqueuedState()
                ),
                client.Create(JobKinds.Calendar.Job, new EnqueuedState()),
            ];
            await using var source = NpgsqlDataSource.Create(database);
            await using var rename = source.CreateCommand(
                $"UPDATE hangfire.job SET invocationdata = replace(invocationdata::text, 'Calendar', 'Gone')::jsonb WHERE id = {stored[2]}"
            );
            (await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        await using var node = await JobHost.StartAsync(database);

        await Eventually.TrueAsync(() => node.Monitor.FailedCount() == 3, "all three have failed");
        foreach (var (id, job) in node.Monitor.FailedJobs(0, 10))
        {
            stored.ShouldContain(id);
            FailedJobs.IsDeadLetter(job).ShouldBeTrue(job.ExceptionType);
            node.Monitor.JobDetails(id).ExpireAt.ShouldBeNull();
            node.Monitor.JobDetails(id)
                .History.Count(state => state.StateName == ProcessingState.StateName)
                .ShouldBeLessThanOrEqualTo(1);
        }

        node.Get<FailedJobs>().Forget().ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_run_is_kept_an_hour_and_a_decision_a_week()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await using var node = await JobHost.StartAsync(database);
        // On a busy machine the watch takes some over; one of a minute's is a job's.
        await Waits.StartAsync(watcher, 60, kind: Workflows.Runtime.DeadlineKind.Statutory, due: (place, now) =>
            now + NodaTime.Duration.FromSeconds(place + 1)
        );
        var empty = node.Get<IBackgroundJobClient>().Create(JobKinds.Requests.Job, new EnqueuedState());

        await Eventually.TrueAsync(() => KeptFor(node, empty) is not null, "the empty run has ended");
        var decision = "";
        await Eventually.TrueAsync(
            () =>
                (
                    decision = node.Succeeded(nameof(OrchestratorJobs.Deadlines))
                        .FirstOrDefault(job => JobTexts.HasEffect(job.Result))
                        .Id
                )
                    is not null,
            "the decision has ended"
        );

        KeptFor(node, empty)!.Value.TotalHours.ShouldBeInRange(0.9, 1.1);
        KeptFor(node, decision)!.Value.TotalDays.ShouldBeInRange(6.9, 7.1);
    }

    private static TimeSpan? KeptFor(JobHost node, string id) =>
        node.Monitor.JobDetails(id) is { ExpireAt: { } expires } job
        && job.History[0].StateName == SucceededState.StateName
            ? expires - job.CreatedAt
            : null;
}
