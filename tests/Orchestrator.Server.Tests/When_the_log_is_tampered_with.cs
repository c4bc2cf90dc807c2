using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Alarms;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>Whatever somebody writes into the operator log's table, it is found, and the log can be read.</summary>
public sealed class When_the_log_is_tampered_with(OutsideDatabases databases)
{
    private static readonly Operator Admin = Operator.Everywhere("admin", ["administrator"]);

    [Theory]
    [InlineData("update operator_log set data = 'no json' where sequence = 3")]
    [InlineData("update operator_log set data = '' where sequence = 3")]
    [InlineData("update operator_log set data = '{\"message\":1,\"message\":2}' where sequence = 3")]
    [InlineData("update operator_log set at = 'infinity' where sequence = 3")]
    [InlineData("update operator_log set at = '-infinity' where sequence = 3")]
    [InlineData("update operator_log set at = '0044-03-15 BC' where sequence = 3")]
    [InlineData("update operator_log set at = '294000-01-01' where sequence = 3")]
    [InlineData("update operator_log set sequence = 9223372036854775807 where sequence = 3")]
    [InlineData("update operator_log set sequence = -9223372036854775808 where sequence = 3")]
    public async Task It_is_found_and_the_others_can_be_read(string sql)
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var (log, heads) = await WriteAsync(node, 6);
        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        var head = await heads.TakeAsync(context, CancellationToken.None);

        (await context.Database.ExecuteSqlRawAsync(Escaped(sql))).ShouldBe(1);

        (await log.CheckAsync(head: null, CancellationToken.None)).Sound.ShouldBeFalse();
        (await log.CheckAsync(head, CancellationToken.None)).Sound.ShouldBeFalse();
        string[] others = ["p1", "p2", "p4", "p5", "p6"];
        others.Except(await SubjectsAsync(log, new LogQuery())).ShouldBeEmpty();
        others.Except(await SubjectsAsync(log, new LogQuery { From = new LocalDate(2024, 1, 1) })).ShouldBeEmpty();
        others.Except(await SubjectsAsync(log, new LogQuery { To = new LocalDate(8000, 1, 1) })).ShouldBeEmpty();
    }

    // A brace would begin a parameter.
    private static string Escaped(string sql) =>
        sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static async Task<List<string?>> SubjectsAsync(OperatorLogReader log, LogQuery query)
    {
        var subjects = new List<string?>();
        for (var pages = 0; pages < 5; pages++)
        {
            var page = await log.ReadAsync(query, Admin, CancellationToken.None);
            subjects.AddRange(page.Items.Select(line => line.Subject));
            if (page.Next is not { } next)
                break;
            query = query with { Before = next };
        }

        return subjects;
    }

    [Fact]
    public async Task A_head_that_was_given_out_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        var (_, heads) = await WriteAsync(node, 6);
        var export = new LogHeadExport(
            node.Database.Contexts,
            node.Database.Store,
            heads,
            new LogHeadSettings(folder.Path),
            new AlarmBell(
                (_, _) => Task.CompletedTask,
                Microsoft.Extensions.Logging.Abstractions.NullLogger<AlarmBell>.Instance
            ),
            RealClock.Instance
        );
        (await export.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
        var file = Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        var first = await File.ReadAllTextAsync(file);

        await using var context = await node.Database.Contexts.CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync("delete from operator_log where sequence > 3");
        await context.Database.ExecuteSqlRawAsync("delete from settings where name = 'log-head.day'");
        await export.RunOnceAsync(CancellationToken.None);

        (await File.ReadAllTextAsync(file)).ShouldBe(first);
    }

    private static async Task<(OperatorLogReader Log, LogHeads Heads)> WriteAsync(StartingNode node, int lines)
    {
        var (seal, heads) = (
            new LogSeal(node.Settings.LogKeys),
            new LogHeads(node.Settings.LogKeys, RealClock.Instance)
        );
        var writer = new OperatorLogWriter(node.Database.Contexts, RealClock.Instance, seal);
        for (var i = 1; i <= lines; i++)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            await writer.AppendAsync(Admin, "portal.added", subject, CancellationToken.None);
        }

        return (new OperatorLogReader(node.Database.Contexts, seal, heads), heads);
    }
}
