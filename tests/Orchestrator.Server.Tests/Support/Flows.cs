using System.Text.Json.Nodes;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Workflows that are published and asked at once.</summary>
internal static class Flows
{
    /// <summary>Publishes a definition by two persons.</summary>
    public static async Task PublishAsync(OpenServer open, JsonObject definition)
    {
        var imported = await open.Administrator.PostAsync("/api/console/v1/definitions", definition);
        imported.Status.ShouldBe(200, imported.Text);
        ((bool)imported.Json!["imported"]!).ShouldBeTrue(imported.Text);
        using var second = await SignedIn.WithRolesAsync(
            open.Practice,
            "p" + Guid.NewGuid().ToString("N")[..8],
            ["titleOffice"]
        );
        var published = await second.PostAsync(
            $"/api/console/v1/definitions/{(string)definition["definitionId"]!}/publication",
            new { }
        );
        published.Status.ShouldBe(200, published.Text);
    }

    /// <summary>A definition is served a few seconds after it was published at the latest.</summary>
    public static async Task<Answer> ServedAsync(Func<Task<Answer>> ask)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await ask();
            if (answer.Status != 404 || tries == 60)
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken);
        }
    }
}
