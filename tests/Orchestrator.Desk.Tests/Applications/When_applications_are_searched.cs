using NodaTime;
using Orchestrator.Desk.Applications;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Deadlines;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Tests.Applications;

/// <summary>Each filter beside what it says over the rows in memory; it is 10 September 2024, 9:00.</summary>
public sealed class When_applications_are_searched(Postgres postgres)
{
    private static readonly string[] Stages = ["submitted", "employerReview", "officeReview"];

    [Fact]
    public async Task Every_filter_finds_what_it_says_and_all_of_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var random = new Random(7);
        var rows = new List<(Application Row, List<Deadline> Deadlines)>();
        for (var number = 0; number < 120; number++)
            rows.Add(Make(number, desk.Year.CycleId, random));
        await using (var context = desk.Context())
        {
            context.AddRange(rows.Select(row => row.Row));
            context.AddRange(rows.SelectMany(row => row.Deadlines));
            await context.SaveChangesAsync();
        }

        var now = Instant.FromUtc(2024, 9, 10, 1, 0);
        var office = Operator.Everywhere("office", [Roles.Office]);
        (string Name, ApplicationSearch Search, Func<Application, List<Deadline>, bool> Fits)[] filters =
        [
            ("all", new(), (_, _) => true),
            ("stage", new() { Stage = "employerReview" }, (row, _) =>
                (row.FinalState ?? row.Stage) == "employerReview"
            ),
            ("final", new() { Stage = "passed" }, (row, _) => row.FinalState == "passed"),
            ("number", new() { Text = "20240" }, (row, _) => row.Number.StartsWith("20240", StringComparison.Ordinal)),
            ("employer", new() { Text = "U1" }, (row, _) => row.Employer == "U1"),
            ("committee", new() { Text = "C2" }, (row, _) => row.Committee == "C2"),
            ("level", new() { Level = "正高" }, (row, _) => row.Level == "正高"),
            ("series", new() { Series = "教育" }, (row, _) => row.Series == "教育"),
            ("cycle", new() { Cycle = "TJ-2024" }, (_, _) => true),
            ("no cycle", new() { Cycle = "TJ-1999" }, (_, _) => false),
            ("overdue", new() { IsOverdue = true }, (_, due) => due.Exists(one => IsLate(one, now))),
            ("mine", new() { IsMine = true }, (_, due) =>
                due.Exists(one => one is { State: DeadlineState.Armed, Role: Roles.Office })
            ),
        ];
        foreach (var (name, search, fits) in filters)
        {
            var expected = rows.Where(row => fits(row.Row, row.Deadlines))
                .Select(row => row.Row.Number)
                .Order()
                .ToList();
            var found = new List<string>();
            ApplicationPage page;
            do
            {
                page = await desk.Get<ApplicationQueries>()
                    .ListAsync(search with { Page = (found.Count / 50) + 1 }, office, default);
                found.AddRange(page.Items.Select(item => item.Number));
            } while (page.Items.Count == page.PageSize);

            found.ShouldBe(expected, name);
            page.Total.ShouldBe(expected.Count, name);
        }
    }

    [Fact]
    public async Task What_is_somebody_s_to_do_is_their_roles()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        await desk.Year.SubmittedAsync("P1");
        var mine = new ApplicationSearch { IsMine = true };
        var queries = desk.Get<ApplicationQueries>();
        (await queries.ListAsync(mine, DeskHost.Employer, default)).Total.ShouldBe(1);
        (await queries.ListAsync(mine, Operator.Everywhere("bureau", [Roles.Office]), default)).Total.ShouldBe(0);
        var other = Operator.Everywhere("other", [Roles.Employer], "U999");
        (await queries.ListAsync(mine, other, default)).Total.ShouldBe(0);
    }

    private static bool IsLate(Deadline due, Instant now) =>
        due.Role is not null
        && (
            due is { State: DeadlineState.Missed, Kind: DeadlineKind.Statutory }
            || (due.State == DeadlineState.Armed && due.DueAt <= now)
        );

    private static (Application, List<Deadline>) Make(int number, long cycle, Random random)
    {
        var id = 5_000_000 + number;
        var row = new Application
        {
            InstanceId = id,
            CycleId = cycle,
            Number = $"2024{number:000}",
            PersonKey = $"{id}",
            Employer = $"U{random.Next(3)}",
            Department = $"D{random.Next(2)}",
            Committee = $"C{random.Next(3)}",
            Series = random.Next(2) == 0 ? "教育" : "工程技术",
            Level = random.Next(2) == 0 ? "正高" : "副高",
            Stage = Stages[random.Next(Stages.Length)],
            FinalState = random.Next(4) == 0 ? "passed" : null,
            Data = "{}",
        };
        var due = Enumerable
            .Range(0, random.Next(3))
            .Select(place => new Deadline
            {
                Id = 6_000_000 + (number * 10) + place,
                InstanceId = id,
                CycleId = cycle,
                ActivityInstanceId = $"a{place}",
                NodeId = "n",
                Name = "due",
                Clauses = "",
                Kind = random.Next(2) == 0 ? DeadlineKind.Statutory : DeadlineKind.Internal,
                Role = random.Next(4) switch
                {
                    0 => null,
                    1 => Roles.Employer,
                    _ => Roles.Office,
                },
                State = (DeadlineState)random.Next(3),
                DueAt = Instant.FromUtc(2024, 9, 1 + random.Next(20), 0, 0),
                DueDate = new LocalDate(2024, 9, 10),
            })
            .ToList();
        return (row, due);
    }
}
