using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Tests.Architecture;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.Tests;

/// <summary>A page of the operator log costs the same however long the log is, and is found by day, person and kind.</summary>
public sealed partial class When_the_log_is_read(OutsideDatabases databases)
{
    private const int Lines = 45_000;

    private static readonly Operator Reader = Operator.Everywhere("admin", [AccountRoles.Administrator]);

    private static readonly Instant First = Instant.FromUtc(2024, 1, 1, 0, 0);

    [Fact]
    public async Task It_is_found_by_day_person_and_kind_page_after_page()
    {
        await using var node = await StartingNode.StartAsync(await databases.CreateAsync());
        await using (var context = await node.Database.Contexts.CreateDbContextAsync())
        {
            // A minute apart; every hundredth is of a rare kind, every thousandth by another person.
            context.OperatorLog.AddRange(
                Enumerable
                    .Range(1, Lines)
                    .Select(number => new OperatorLogEntry
                    {
                        Sequence = number,
                        At = First + Duration.FromMinutes(number),
                        Account = number % 1000 == 0 ? "wang" : "zhang",
                        Role = "administrator",
                        Action = number % 100 == 0 ? "calendar.approved" : "user.added",
                        Subject = $"s{number}",
                        Data = """{"reason":"因会议改期"}""",
                        PreviousHash = "",
                        Hash = "",
                    })
            );
            await context.SaveChangesAsync();
        }

        var log = new OperatorLogReader(
            node.Database.Contexts,
            new LogSeal(node.Settings.LogKeys),
            new LogHeads(node.Settings.LogKeys, RealClock.Instance)
        );
        (await AllAsync(log, new LogQuery { Who = "wang" })).Count.ShouldBe(Lines / 1000);
        (await AllAsync(log, new LogQuery { Kind = "calendar" })).Count.ShouldBe(Lines / 100);
        (await AllAsync(log, new LogQuery { Kind = "calend" })).ShouldBeEmpty("a part of a kind is none");
        var day = new LogQuery { From = new LocalDate(2024, 1, 20), To = new LocalDate(2024, 1, 20) };
        var ofDay = await AllAsync(log, day);
        ofDay.Count.ShouldBe(24 * 60);
        ofDay.ShouldBe(ofDay.OrderByDescending(line => line.Sequence));
        ofDay.ShouldAllBe(line => line.At.InUtc().PlusHours(8).Date == new LocalDate(2024, 1, 20));
        (await AllAsync(log, day with { Kind = "calendar", Who = "wang" })).Count.ShouldBeInRange(1, 2);
        (await AllAsync(log, new LogQuery { From = new LocalDate(2030, 1, 1) })).ShouldBeEmpty();
        (await AllAsync(log, new LogQuery { To = new LocalDate(2023, 1, 1) })).ShouldBeEmpty();
        var newest = await log.ReadAsync(new LogQuery(), Reader, CancellationToken.None);
        (newest.Total, newest.Items[0].Sequence, newest.Next).ShouldBe((Lines, Lines, Lines - 99));
        (newest.Items[0].What, newest.Items[0].WhatEn, newest.Items[0].Note).ShouldBe(
            ("批准工作日历", "approved working days", "因会议改期")
        );
    }

    [Fact]
    public void Every_action_that_is_logged_has_a_name()
    {
        var kinds = LogWords.Actions.Select(LogWords.KindOf).Distinct().ToHashSet();
        string[] others = ["notice.raised", "practice.offset"];
        var written = new[] { "Orchestrator.Desk", "Orchestrator.Server" }
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(Repository.Source, project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Names().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Where(name => kinds.Contains(LogWords.KindOf(name)))
            .Except(others)
            .Distinct();
        written.Except(LogWords.Actions).ShouldBeEmpty("a line of the operator log without a name for people");
    }

    [GeneratedRegex("\"(?<name>[a-z-]+\\.[a-zA-Z]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Names();

    private static async Task<List<LogLine>> AllAsync(OperatorLogReader log, LogQuery query)
    {
        var lines = new List<LogLine>();
        for (var pages = 0; ; pages++)
        {
            var page = await log.ReadAsync(query, Reader, CancellationToken.None);
            lines.AddRange(page.Items);
            if (page.Next is not { } next)
                return lines;
            (query.Before is null || next < query.Before).ShouldBeTrue("each page goes on behind the one before");
            query = query with { Before = next };
            pages.ShouldBeLessThan(100);
        }
    }
}
