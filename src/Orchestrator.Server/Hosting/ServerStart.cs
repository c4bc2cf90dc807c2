using Orchestrator.Desk.Contacts;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Practice;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Hosting;

/// <summary>The last steps before people can work: shipped definitions, the administrator's link, the address.</summary>
internal static class ServerStart
{
    /// <summary>
    /// Publishes what ships and is not there, starts listening, and prints the administrator's link while there is no
    /// user.
    /// </summary>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        foreach (
            var line in await app.Services.GetRequiredService<ShippedDefinitions>().PublishAsync(cancellationToken)
        )
        {
            Console.WriteLine(line);
        }
        await app
            .Services.GetRequiredService<ConfiguredContacts>()
            .StoreAsync(app.Services.GetRequiredService<ServerSettings>().Contacts, cancellationToken);
        var token = await app.Services.GetRequiredService<AdministratorLink>().IssueAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        if (token is not null)
            Console.WriteLine(LinkBox($"{address}/#/welcome?token={token}"));
        if (app.Services.GetRequiredService<PracticeMode>().IsOn)
        {
            Console.WriteLine(
                "练习模式：判定时钟不是真实时间。 Practice mode: the judging clock is not the real time."
            );
        }
        Console.WriteLine($"服务已就绪 Ready: {address}");
    }

    private static string LinkBox(string link)
    {
        var line = new string('=', Math.Max(link.Length + 4, 60));
        return $"""
            {line}
              首次启动：请用此一次性链接设置管理员（7 天内有效，用后即废）
              First start: set up the administrator with this one-time link (valid for 7 days)

              {link}
            {line}
            """;
    }
}
