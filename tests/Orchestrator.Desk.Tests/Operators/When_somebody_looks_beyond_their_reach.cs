using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Operators;

/// <summary>The filters of D17 beside a slow model of them, over people whose roles are drawn at random.</summary>
public sealed class When_somebody_looks_beyond_their_reach(Postgres postgres)
{
    private static readonly string[] Cities = ["天津市", "柳州市"];
    private static readonly string[] Committees = ["C1", "C12", "C2"];
    private static readonly string[] Employers = ["U1", "U2", "U12"];
    private static readonly string[] Departments = ["D1", "D2"];
    private static readonly string[] AllRoles =
    [
        "administrator",
        Roles.TitleOffice,
        Roles.Office,
        Roles.Department,
        Roles.TradeDepartment,
        Roles.Employer,
        Roles.Supervisor,
    ];

    [Fact]
    public async Task They_see_what_a_slow_model_says_and_nothing_else()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await using var context = desk.Context();
        var random = new Random(20261201);
        var world = await FillAsync(context, random);
        for (var time = 0; time < 300; time++)
        {
            var who = new Operator(
                "p",
                [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => GrantOf(random, world))]
            );
            var text = string.Join("; ", who.Grants);
            (await context.CyclesOf(who).Select(cycle => cycle.InstanceId).ToListAsync())
                .Order()
                .ShouldBe(
                    world.Cycles.Where(cycle => Sees(who, cycle, world)).Select(cycle => cycle.InstanceId).Order(),
                    text
                );
            (await context.WholeCyclesOf(who).Select(cycle => cycle.InstanceId).ToListAsync())
                .Order()
                .ShouldBe(
                    world.Cycles.Where(cycle => SeesWhole(who, cycle)).Select(cycle => cycle.InstanceId).Order(),
                    text
                );
            (await context.ApplicationsOf(who).Select(application => application.InstanceId).ToListAsync())
                .Order()
                .ShouldBe(
                    world
                        .Applications.Where(application => Sees(who, application, world))
                        .Select(application => application.InstanceId)
                        .Order(),
                    text
                );
            (await context.DeadlinesOf(who).Select(deadline => deadline.Id).ToListAsync())
                .Order()
                .ShouldBe(
                    world
                        .Deadlines.Where(deadline => Sees(who, deadline, world))
                        .Select(deadline => deadline.Id)
                        .Order(),
                    text
                );
            (await context.DutiesOf(who).Select(deadline => deadline.Id).ToListAsync())
                .Order()
                .ShouldBe(
                    world
                        .Deadlines.Where(deadline => IsDuty(who, deadline, world))
                        .Select(deadline => deadline.Id)
                        .Order(),
                    text
                );
        }
    }

    [Fact]
    public async Task Nobody_without_a_role_sees_anything()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await using var context = desk.Context();
        await FillAsync(context, new Random(1));
        var nobody = new Operator("nobody", []);
        (await context.CyclesOf(nobody).AnyAsync()).ShouldBeFalse();
        (await context.WholeCyclesOf(nobody).AnyAsync()).ShouldBeFalse();
        (await context.ApplicationsOf(nobody).AnyAsync()).ShouldBeFalse();
        (await context.DeadlinesOf(nobody).AnyAsync()).ShouldBeFalse();
        (await context.DutiesOf(nobody).AnyAsync()).ShouldBeFalse();
    }

    private static bool Sees(Operator who, Cycle cycle, World world) =>
        who.Grants.Any(grant =>
            IsPlace(grant, cycle)
            && (
                grant.Organisation is not { } committee
                || grant.Role is not (Roles.Office or Roles.Supervisor)
                || cycle.Committees.Split(' ').Contains(committee)
                || world.Applications.Any(application =>
                    application.CycleId == cycle.InstanceId && application.Committee == committee
                )
            )
        );

    private static bool SeesWhole(Operator who, Cycle cycle) =>
        who.Grants.Any(grant =>
            IsPlace(grant, cycle)
            && grant.Role switch
            {
                Roles.Employer or Roles.Department => false,
                Roles.Office or Roles.Supervisor => grant.Organisation is null
                    || cycle.Committees.Split(' ').Contains(grant.Organisation),
                _ => true,
            }
        );

    private static bool IsDuty(Operator who, Deadline deadline, World world) =>
        who.Grants.Any(grant => grant.Role == deadline.Role && Sees(who with { Grants = [grant] }, deadline, world));

    private static bool Sees(Operator who, Application application, World world)
    {
        var cycle = world.Cycles.Single(cycle => cycle.InstanceId == application.CycleId);
        return who.Grants.Any(grant =>
            IsPlace(grant, cycle)
            && grant.Role switch
            {
                Roles.Employer => application.Employer == grant.Organisation,
                Roles.Department => grant.Organisation is not null && application.Department == grant.Organisation,
                Roles.Office or Roles.Supervisor => grant.Organisation is null
                    || application.Committee == grant.Organisation
                    || cycle.Committees.Split(' ').Contains(grant.Organisation),
                _ => true,
            }
        );
    }

    private static bool Sees(Operator who, Deadline deadline, World world) =>
        deadline.InstanceId == deadline.CycleId
            ? Sees(who, world.Cycles.Single(cycle => cycle.InstanceId == deadline.CycleId), world)
            : Sees(who, world.Applications.Single(row => row.InstanceId == deadline.InstanceId), world);

    private static bool IsPlace(Grant grant, Cycle cycle) =>
        (grant.Jurisdiction is null || grant.Jurisdiction == cycle.Jurisdiction)
        && (grant.Cycle is null || grant.Cycle == cycle.InstanceId);

    private static Grant GrantOf(Random random, World world)
    {
        var role = AllRoles[random.Next(AllRoles.Length)];
        var codes = role switch
        {
            Roles.Employer => Employers,
            Roles.Department => Departments,
            _ => Committees,
        };
        return new Grant(
            role,
            random.Next(2) == 0 ? null : Cities[random.Next(Cities.Length)],
            random.Next(3) > 0 ? null : world.Cycles[random.Next(world.Cycles.Count)].InstanceId,
            random.Next(3) == 0 ? null : codes[random.Next(codes.Length)]
        );
    }

    /// <summary>Rows alone: no engine runs them.</summary>
    private static async Task<World> FillAsync(OrchestratorDbContext context, Random random)
    {
        await context.Deadlines.ExecuteDeleteAsync();
        await context.Cycles.ExecuteDeleteAsync();
        var world = new World([], [], []);
        for (var number = 0; number < 6; number++)
            world.Cycles.Add(CycleOf(1_000_000 + number, random));
        for (var number = 0; number < 60; number++)
            world.Applications.Add(ApplicationOf(2_000_000 + number, world.Cycles[random.Next(5)].InstanceId, random));
        foreach (var cycle in world.Cycles)
            world.Deadlines.Add(DeadlineOf(world, cycle.InstanceId, cycle.InstanceId, random));
        foreach (var application in world.Applications)
            world.Deadlines.Add(DeadlineOf(world, application.InstanceId, application.CycleId, random));
        context.AddRange(world.Cycles);
        context.AddRange(world.Applications);
        context.AddRange(world.Deadlines);
        await context.SaveChangesAsync();
        return world;
    }

    private static Cycle CycleOf(long id, Random random) =>
        new()
        {
            InstanceId = id,
            Code = $"K-{id}",
            Name = "周期",
            Jurisdiction = Cities[random.Next(Cities.Length)],
            Committees = string.Join(' ', Committees.Where(_ => random.Next(3) == 0)),
            ScheduleVersionId = 1,
            CalendarRegion = "cn",
            CalendarVersion = "",
            Anchors = "{}",
            Options = "{}",
        };

    private static Application ApplicationOf(long id, long cycle, Random random) =>
        new()
        {
            InstanceId = id,
            CycleId = cycle,
            Number = $"{id}",
            PersonKey = $"{id}",
            Employer = Employers[random.Next(Employers.Length)],
            Department = random.Next(4) == 0 ? null : Departments[random.Next(Departments.Length)],
            Committee = random.Next(3) == 0 ? null : Committees[random.Next(Committees.Length)],
            Series = "工程技术",
            Level = "副高",
            Data = "{}",
        };

    private static Deadline DeadlineOf(World world, long instance, long cycle, Random random) =>
        new()
        {
            Id = 3_000_000 + world.Deadlines.Count,
            InstanceId = instance,
            CycleId = cycle,
            ActivityInstanceId = "a",
            NodeId = "n",
            Name = "due",
            Role = random.Next(5) == 0 ? null : AllRoles[random.Next(AllRoles.Length)],
            Clauses = "",
            DueAt = Instant.FromUtc(2024, 11, 1, 0, 0),
            DueDate = new LocalDate(2024, 11, 1),
        };

    private sealed record World(List<Cycle> Cycles, List<Application> Applications, List<Deadline> Deadlines);
}
