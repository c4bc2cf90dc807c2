using Orchestrator.Tests.Support;

namespace Orchestrator.Browser.Tests;

/// <summary>The page's own unit tests (Vitest), so that one command runs them all.</summary>
public sealed class When_the_console_tests_itself
{
    [Fact]
    public async Task All_its_unit_tests_pass()
    {
        var (exit, output) = await Command.RunAsync("npm", ["test"], Places.Console, TimeSpan.FromMinutes(3));
        exit.ShouldBe(0, output);
    }
}
