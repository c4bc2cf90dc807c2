using System.Text.RegularExpressions;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Tests.Planning;

/// <summary>
/// What a plan advises is held to the clocks of the plan itself: done on the day that is named everything that follows is in time, done
/// on the next working day it is not.
/// </summary>
public partial class HintTests
{
    private static readonly Dictionary<string, MadeNotice> Made = new()
    {
        ["tianhe-2024"] = new("tianhe", "tianhe-2024"),
        ["jiangzhou-2025"] = new("jiangzhou", "jiangzhou-2025"),
        ["yunling-2026"] = new("yunling", "yunling-2026"),
    };
    private const int Seed = 20241101;
    private const int Meetings = 170;

    /// <summary>What each advised day of an employer's step is the last day for, as the proof of the schedule knows it.</summary>
    private static readonly (string What, string Event)[] Advice =
    [
        ("applyBy", EventNames.Submitted),
        ("postBy", AnchorNames.EmployerPosted),
        ("publicityLastDay", EventNames.EmployerPublicityEnds),
        ("submitBy", EventNames.DepartmentReceived),
    ];

    public static TheoryData<string> Schedules =>
        [
            "tianjin-2024",
            "tianjin-quality-2023",
            "yuncheng-2024",
            "liuzhou-2024",
            "xianning-2024",
            "tianhe-2024",
            "jiangzhou-2025",
            "yunling-2026",
        ];

    [Theory]
    [MemberData(nameof(Schedules))]
    public void An_advised_day_keeps_every_deadline_and_the_next_one_does_not(string id)
    {
        var find = Made.TryGetValue(id, out var made) ? made.Find : (Func<string, WorkflowPlan?>)Definitions.Find;
        var schedule = find(id)!;
        var publicity = find(id + "-application")!.All<EmployerPublicity>().FirstOrDefault();
        var days = new StaticInputs(find(id + "-application")!, given: null).Get(publicity?.Days, declared: 5);
        var region = DefinitionInfo.Of(schedule.Definition).Region;
        var calendar = CalendarBook.Official.For(region).Value;
        var planner = new SchedulePlanner(CalendarBook.Official, find, Definitions.Notices);
        var usual = planner.Plan(schedule, new Dictionary<string, LocalDate>()).Anchors[AnchorNames.Meeting];
        var random = new Random(Seed);
        var hints = 0;
        for (var round = 0; round < Meetings; round++)
        {
            var settings = new Dictionary<string, LocalDate>
            {
                [AnchorNames.Meeting] = usual.PlusDays(random.Next(-90, 60)),
            };
            var plan = planner.Plan(schedule, settings);
            hints += plan.Warnings.Sum(warning =>
                Posting().Match(warning.Message) is { Success: true } note ? Check(note) : 0
            );
            hints += AgreesWithProof(plan);
            foreach (var post in plan.Items.Where(item => item.Id.EndsWith(".postBy", StringComparison.Ordinal)))
            {
                hints++;
                var activity = post.Id[..^".postBy".Length];
                var submit = plan.Items.FirstOrDefault(item => item.Id == activity + ".submitBy");
                var last = submit?.DueDate ?? plan.Items.Single(item => item.Id == activity).EffectiveDate!.Value;
                Ends(post.DueDate!.Value).ShouldBeLessThan(last, $"{id} {post.Id}");
                Ends(Next(post.DueDate.Value)).ShouldBeGreaterThanOrEqualTo(last, $"{id} {post.Id}");
            }
        }

        hints.ShouldBeGreaterThan(0);

        // Counted back by the one, pushed through all conditions by the other: they have to name the same last day.
        int AgreesWithProof(SchedulePlan plan)
        {
            var checkedHints = 0;
            foreach (var (what, @event) in Advice)
            {
                if (
                    plan.Items.FirstOrDefault(item => item.Id == "EmployerReview." + what) is not { DueDate: { } day }
                    || plan.Proof!.WhyTooLate(@event, new LocalDate(2199, 12, 31)) is null
                )
                {
                    continue;
                }
                checkedHints++;
                plan.Proof!.WhyTooLate(@event, day).ShouldBeNull($"{id} {what} {day}");
                plan.Proof!.WhyTooLate(@event, Next(day)).ShouldNotBeNull($"{id} {what} {day}");
            }

            return checkedHints;
        }

        int Check(Match note)
        {
            var (post, last) = (PlanOf.Day(note.Groups["post"].Value), PlanOf.Day(note.Groups["last"].Value));
            Ends(post).ShouldBeLessThan(last, note.Value);
            Ends(Next(post)).ShouldBeGreaterThanOrEqualTo(last, note.Value);
            return 1;
        }

        LocalDate Ends(LocalDate posted) =>
            new DateResolver(CalendarBook.Official, region)
                .FindDue(
                    new PublicityRule { Anchor = "posted", WorkingDays = days },
                    new Dictionary<string, LocalDate> { ["posted"] = posted }
                )
                .Value.Date;

        LocalDate Next(LocalDate day) => calendar.Find(day, 1).Value.Date;
    }

    [Fact]
    public void The_employers_posting_leaves_a_day_to_submit() =>
        PlanOf
            .Schedule("tianjin-2024")
            .Warnings.ShouldContain(warning =>
                warning.Message.Contains("最迟2024-10-24张贴", StringComparison.Ordinal)
            );

    [GeneratedRegex(
        "最迟(?<post>[0-9-]{10})张贴，期满后方可在?于?(?<last>[0-9-]{10})前提交",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Posting();
}
