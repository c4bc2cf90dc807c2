namespace Orchestrator.Server.Tests.Support;

/// <summary>Signs people in.</summary>
internal static class SignedIn
{
    public const string Password = "correct horse battery";

    /// <summary>The first administrator, by the one-time link.</summary>
    public static async Task<ConsoleClient> FirstAsync(ServerProcess server)
    {
        var client = new ConsoleClient(server.Address);
        var answer = await client.PostAsync(
            "/api/session/link",
            new
            {
                token = server.LinkToken,
                name = "admin",
                displayName = "管理员",
                password = Password,
            }
        );
        answer.Status.ShouldBe(200, answer.Text);
        return client;
    }

    /// <summary>Adds somebody with roles and signs them in.</summary>
    public static async Task<ConsoleClient> WithRolesAsync(
        PracticeServer practice,
        string name,
        string[] roles,
        string? organisation = null,
        string? from = null
    )
    {
        var added = await practice.Administrator.PostAsync(
            "/api/console/v1/users",
            new
            {
                name,
                displayName = name,
                password = Password,
                roles,
                organisation,
            }
        );
        added.Status.ShouldBe(201, added.Text);
        var client = new ConsoleClient(practice.Server.Address, from: from ?? "127.0.0.1");
        var answer = await client.PostAsync("/api/session", new { name, password = Password });
        answer.Status.ShouldBe(200, answer.Text);
        return client;
    }
}
