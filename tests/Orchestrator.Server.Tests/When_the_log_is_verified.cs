using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Tests;

/// <summary>What somebody with the database in hand can do to the operator log shows against a head that others keep.</summary>
public sealed class When_the_log_is_verified(OutsideDatabases databases, OpenServer open)
{
    private static readonly Operator Admin = Operator.Everywhere("admin", ["administrator"]);

    [Fact]
    public async Task What_was_changed_removed_inserted_or_cut_off_is_found()
    {
        var connection = await databases.CreateAsync();
        await using var node = await StartingNode.StartAsync(connection);
        var (seal, heads) = (
            new LogSeal(node.Settings.LogKeys),
            new LogHeads(node.Settings.LogKeys, RealClock.Instance)
        );
        var writer = new OperatorLogWriter(node.Database.Contexts, RealClock.Instance, seal);
        for (var i = 1; i <= 9; i++)
            await writer.AppendAsync(Admin, "portal.added", $"p{i}", CancellationToken.None);
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        var head = await heads.TakeAsync(context, CancellationToken.None);
        await writer.AppendAsync(Admin, "portal.added", "later", CancellationToken.None);

        (await VerbAsync(connection, null)).ShouldBe((ExitCode.Fine, "none"));
        (await VerbAsync(connection, head)).ShouldBe((ExitCode.Fine, "confirmed"));
        (await VerbAsync(connection, head with { Sequence = 8 })).ShouldBe((ExitCode.Findings, "forged"));
        (await VerbAsync(connection, head with { Signature = "AAAA" })).ShouldBe((ExitCode.Findings, "forged"));

        var rows = await context.OperatorLog.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync();
        await ReplaceAsync(context, rows.Select((row, number) => number == 4 ? Copy(row, subject: "another") : row));
        (await VerbAsync(connection, null)).Code.ShouldBe(ExitCode.Findings, "changed");
        await ReplaceAsync(context, rows.Where((_, number) => number != 4));
        (await VerbAsync(connection, null)).Code.ShouldBe(ExitCode.Findings, "removed");
        await ReplaceAsync(context, rows.Take(6));
        (await VerbAsync(connection, null)).Code.ShouldBe(
            ExitCode.Fine,
            "a cut at the end does not show without a head"
        );
        (await VerbAsync(connection, head)).ShouldBe((ExitCode.Findings, "truncated"));

        // Who has the database but another key seals anew in vain, and who has the key is found by the head.
        await ReplaceAsync(context, Sealed(rows, new LogSeal(LogKeys.Make())));
        (await VerbAsync(connection, null)).Code.ShouldBe(ExitCode.Findings, "another key");
        await ReplaceAsync(
            context,
            Sealed(rows.Select(row => row.Sequence == 5 ? Copy(row, subject: "another") : row), seal)
        );
        (await VerbAsync(connection, null)).Code.ShouldBe(ExitCode.Fine);
        (await VerbAsync(connection, head)).ShouldBe((ExitCode.Findings, "changed"));
    }

    [Fact]
    public async Task The_api_gives_the_head_and_checks_against_it()
    {
        var head = await open.Administrator.GetOkAsync("/api/console/v1/operator-log/head");
        var check = await open.Administrator.PostAsync("/api/console/v1/operator-log/verification", head);
        check.Status.ShouldBe(200, check.Text);
        ((bool)check.Json!["sound"]!, (string)check.Json["head"]!).ShouldBe((true, "confirmed"));
        head["sequence"] = (long)head["sequence"]! + 1;
        (
            (string)
                (await open.Administrator.PostAsync("/api/console/v1/operator-log/verification", head)).Json!["head"]!
        ).ShouldBe("forged");
        using var office = await SignedIn.WithRolesAsync(open.Practice, "log-office", ["office"]);
        (await office.GetAsync("/api/console/v1/operator-log/head")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_head_goes_out_once_a_day_to_a_folder_by_mail_and_to_who_asked()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = new WebhookReceiver();
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var settings = node.Settings with
        {
            LogHeads = new Orchestrator.Server.OperatorLog.LogHeadSettings(
                Path.Combine(folder.Path, "heads"),
                "supervisor@city.example"
            ),
        };
        var seal = new LogSeal(settings.LogKeys);
        await new OperatorLogWriter(node.Database.Contexts, RealClock.Instance, seal).AppendAsync(
            Admin,
            "portal.added",
            "p",
            CancellationToken.None
        );
        var clock = new DayClock(NodaTime.Instant.FromUtc(2024, 10, 8, 1, 0));
        var heads = new LogHeads(settings.LogKeys, clock);
        await using (var context = await node.Database.Contexts.CreateDbContextAsync())
        {
            foreach (var (id, types) in new[] { (1L, "log.head"), (2L, "*") })
            {
                context.WebhookSubscriptions.Add(
                    new Storage.Portals.WebhookSubscription
                    {
                        Id = id,
                        Portal = $"p{id}",
                        Types = types,
                        Url = receiver.Url,
                        Secret = [1],
                        Enabled = true,
                    }
                );
            }
            await context.SaveChangesAsync();
        }

        var bell = new Engine.Alarms.AlarmBell(
            (_, _) => Task.CompletedTask,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<Engine.Alarms.AlarmBell>.Instance
        );
        var export = new Orchestrator.Server.OperatorLog.LogHeadExport(
            node.Database.Contexts,
            node.Database.Store,
            heads,
            settings.LogHeads,
            bell,
            clock
        );
        (await export.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
        (await export.RunOnceAsync(CancellationToken.None)).ShouldBe(0, "once a day");
        clock.Now += NodaTime.Duration.FromDays(1);
        (await export.RunOnceAsync(CancellationToken.None)).ShouldBe(1);

        var files = Directory.GetFiles(Path.Combine(folder.Path, "heads")).Order().ToList();
        files
            .Select(Path.GetFileName)
            .ShouldBe(["operator-log-head-2024-10-08.json", "operator-log-head-2024-10-09.json"]);
        var head = JsonSerializer.Deserialize<LogHead>(await File.ReadAllTextAsync(files[0]), JsonFormat.Options)!;
        heads.IsOurs(head).ShouldBeTrue();
        head.Sequence.ShouldBe(1);
        await using var after = await node.Database.Contexts.CreateDbContextAsync();
        (await after.Outbox.Select(row => row.Destination).OrderBy(name => name).ToListAsync()).ShouldBe(
            ["p1/1", "p1/1", "supervisor@city.example", "supervisor@city.example"],
            ignoreOrder: true
        );
    }

    private static async Task<(int Code, string Head)> VerbAsync(string connection, LogHead? head)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "head.json");
        if (head is not null)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(head, JsonFormat.Options));
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] given =
        [
            "log-verify",
            .. head is null ? (string[])[] : [file],
            "--json",
            "--Database:Provider=postgresql",
            $"--Database:ConnectionString={connection}",
        ];
        var code = await Verbs.RunAsync(given, output, error, CancellationToken.None);
        error.ToString().ShouldBeEmpty();
        return (code, (string)System.Text.Json.Nodes.JsonNode.Parse(output.ToString())!["head"]!);
    }

    private static async Task ReplaceAsync(OrchestratorDbContext context, IEnumerable<OperatorLogEntry> rows)
    {
        context.ChangeTracker.Clear();
        var kept = rows.ToList();
        await context.OperatorLog.ExecuteDeleteAsync();
        context.OperatorLog.AddRange(kept);
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
    }

    private static List<OperatorLogEntry> Sealed(IEnumerable<OperatorLogEntry> rows, LogSeal seal)
    {
        var (made, hash) = (new List<OperatorLogEntry>(), LogSeal.Start);
        foreach (var row in rows)
        {
            var copy = Copy(row, row.Subject);
            copy.PreviousHash = hash;
            hash = copy.Hash = seal.Of(copy);
            made.Add(copy);
        }

        return made;
    }

    private static OperatorLogEntry Copy(OperatorLogEntry row, string? subject) =>
        new()
        {
            Sequence = row.Sequence,
            At = row.At,
            Account = row.Account,
            Role = row.Role,
            Action = row.Action,
            Subject = subject,
            CycleId = row.CycleId,
            Data = row.Data,
            PreviousHash = row.PreviousHash,
            Hash = row.Hash,
        };

    private sealed class DayClock(NodaTime.Instant now) : NodaTime.IClock
    {
        public NodaTime.Instant Now { get; set; } = now;

        public NodaTime.Instant GetCurrentInstant() => Now;
    }
}
