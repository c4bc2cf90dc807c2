using System.Diagnostics;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_the_database_dies : IAsyncLifetime
{
    private const int Events = 200;
    private const int Portals = 8;
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly PracticeServer _practice;
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _accepted;
    private int _refused;

    public When_the_database_dies() => _practice = new PracticeServer(_folder.Path);

    public ValueTask InitializeAsync() => _practice.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _practice.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_started_again_and_of_200_events_none_that_was_accepted_is_lost()
    {
        var cycle = await OpenCycle.StartAsync(_practice);
        var killed = KillInTheMiddleAsync();
        var subjects = await Task.WhenAll(Enumerable.Range(0, Portals).Select(portal => SendAsync(cycle, portal)));
        var dead = await killed;

        _refused.ShouldBeGreaterThan(0, "nobody noticed: the database did not die among the events");
        EmbeddedDatabase.Postmaster(_folder.Path).ShouldNotBeNull().ShouldNotBe(dead);
        foreach (var subject in subjects.SelectMany(some => some))
            (await _practice.Portal.GetAsync("/api/portal/v1/" + subject)).Status.ShouldBe(200, subject);
        subjects.SelectMany(some => some).Distinct().Count().ShouldBe(Events);
        (await _practice.Server.TerminateAsync()).ExitCode.ShouldBe(0, _practice.Server.Output);
    }

    [Fact]
    public async Task The_server_still_ends_in_time_when_it_is_asked_to()
    {
        await EndsAfterAsync("STOP");
        await _practice.RestartAsync();
        await EndsAfterAsync("KILL");
    }

    private async Task EndsAfterAsync(string signal)
    {
        await ServerProcess.SignalAsync(signal, EmbeddedDatabase.Postmaster(_folder.Path).ShouldNotBeNull());
        var (exitCode, took) = await _practice.Server.TerminateAsync();
        took.ShouldBeLessThan(Promised.Within(Promise), signal + _practice.Server.Output);
        exitCode.ShouldBe(0, signal + _practice.Server.Output);
    }

    private async Task<int> KillInTheMiddleAsync()
    {
        await UntilAsync(
            () => Task.FromResult(Volatile.Read(ref _accepted) >= Events / 4),
            "a quarter of the events were not accepted"
        );
        var dead = EmbeddedDatabase.Kill(_folder.Path);
        _struck.SetResult();
        var down = Stopwatch.StartNew();
        await UntilAsync(
            () => Task.FromResult(EmbeddedDatabase.Postmaster(_folder.Path) is { } next && next != dead),
            "no new postmaster came"
        );
        down.Elapsed.ShouldBeLessThan(Promised.Seconds(5));
        return dead;
    }

    private async Task<List<string>> SendAsync(string cycle, int portal)
    {
        List<string> subjects = [];
        for (var number = portal; number < Events; number += Portals)
        {
            var body = _practice.Portal.Event(
                "application.submitted",
                "cycles/" + cycle,
                OpenCycle.Submission($"person-{number}")
            );
            // However fast events are taken, the later half of them comes when it is dead.
            if (number >= Events / 2)
                await _struck.Task.WaitAsync(Patience);
            Answer answer;
            while ((answer = await _practice.Portal.PostAsync("/api/portal/v1/events", body)).Status == 503)
            {
                Interlocked.Increment(ref _refused);
                answer.Problem.ShouldBe("database-away");
                answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(5));
                answer.Detail.ShouldContain("数据库暂时不可用");
                ((string?)answer.Json!["detailEn"]).ShouldNotBeNull().ShouldContain("The database is away");
                await UntilAsync(IsReadyAsync, "the database did not come back");
            }

            answer.Status.ShouldBeInRange(200, 201, answer.Text + _practice.Server.Output);
            subjects.Add((string)answer.Json!["subject"]!);
            Interlocked.Increment(ref _accepted);
        }

        return subjects;
    }

    private async Task<bool> IsReadyAsync()
    {
        var answer = await _practice.Administrator.GetAsync("/health/ready");
        answer.Status.ShouldBeOneOf(200, 503);
        return answer.Status == 200;
    }

    private async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var limit = Stopwatch.StartNew();
        while (!await isSo())
        {
            limit.Elapsed.ShouldBeLessThan(Patience, $"{otherwise}. The server wrote:\n{_practice.Server.Output}");
            await timer.WaitForNextTickAsync();
        }
    }
}
