using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Desk.Tests.Sandboxes;

public sealed class When_a_play_is_started(Postgres postgres)
{
    [Fact]
    public async Task Its_line_is_in_the_log_before_it_plays()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        IReadOnlyList<string>? before = null;
        var asked = new TaskCompletionSource();
        desk.StartSandbox = async cancellationToken =>
        {
            before = [.. (await desk.LinesAsync()).Select(line => line.Action)];
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new OperationCanceledException(cancellationToken);
        };

        (await StartAsync(desk)).Refusal.ShouldBeNull();

        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        before.ShouldBe(["sandbox.started"]);
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_played()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.RefuseLinesAsync("sandbox.started");
        var started = 0;
        desk.StartSandbox = _ => throw new InvalidOperationException($"{Interlocked.Increment(ref started)}");

        await Should.ThrowAsync<DbUpdateException>(() => StartAsync(desk));

        desk.Get<SandboxStage>().Playing.ShouldBeEmpty();
        started.ShouldBe(0);
    }

    [Fact]
    public async Task Of_several_at_once_as_many_play_as_may()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StartAsync(desk)));

        answers.Count(answer => answer.Refusal is null).ShouldBeLessThanOrEqualTo(1);
        answers
            .Select(answer => answer.Refusal)
            .OfType<DeskRefusal>()
            .ShouldAllBe(refusal => refusal.Kind == RefusalKind.Busy && refusal.RetryAfter > 0);
        (await desk.LinesAsync()).Count.ShouldBe(answers.Count(answer => answer.Refusal is null));
    }

    [Theory]
    [InlineData(0, 30, "$.applications")]
    [InlineData(2001, 30, "$.applications")]
    [InlineData(50, 0.5, "$.seconds")]
    [InlineData(50, double.NaN, "$.seconds")]
    public async Task A_number_out_of_range_is_refused_by_its_place(int applications, double seconds, string path)
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var refused = (await StartAsync(desk, applications, seconds)).Refusal!;

        refused.Errors.Single().Path.ShouldBe(path);
        desk.Get<SandboxService>().SetSpeed("none", 30)!.Kind.ShouldBe(RefusalKind.Missing);
    }

    private static async Task<DeskAnswer<Sandbox>> StartAsync(DeskHost desk, int applications = 50, double seconds = 30)
    {
        var schedule = (await desk.Get<DefinitionLibrary>().AllAsync(default))
            .Single(version => version.Id == 1)
            .DefinitionId;
        var asked = new NewSandbox
        {
            DefinitionId = schedule,
            Applications = applications,
            Seconds = seconds,
        };
        return await desk.Get<SandboxService>().StartAsync(asked, DeskHost.Zhang, default);
    }
}
