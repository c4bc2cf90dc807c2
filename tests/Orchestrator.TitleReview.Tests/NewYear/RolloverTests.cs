using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.NewYear;

public class RolloverTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 3, 3, 2, 0);

    private static IReadOnlyList<RolledDefinition> Roll(int year) =>
        new YearRollover(CalendarBook.Official, id => Definitions.Find(id)?.Definition).Roll(
            Definitions.Tianjin.Definition,
            year,
            Now
        );

    private static WorkflowDefinition Read(RolledDefinition rolled) =>
        DefinitionReader.Read(rolled.Json.ToJsonString()).Definition!;

    private static SchedulePlan Plan(IReadOnlyList<RolledDefinition> rolled)
    {
        var compiled = rolled.ToDictionary(
            definition => definition.NewId,
            definition => Definitions.Compile(definition.Json.ToJsonString())
        );
        return new SchedulePlanner(CalendarBook.Official, compiled.GetValueOrDefault).Plan(
            compiled[rolled[0].NewId],
            new Dictionary<string, LocalDate>()
        );
    }

    private static IReadOnlyList<Finding> Validate(IReadOnlyList<RolledDefinition> rolled) =>
        [
            .. rolled.SelectMany(definition =>
                new DefinitionValidator(
                    Definitions.Registry,
                    ReviewRules.All(CalendarBook.Official, Definitions.Notices)
                ).Validate(definition.Json.ToJsonString(), definition.NewId, id =>
                    rolled.FirstOrDefault(other => other.NewId == id) is { } found ? Read(found) : null
                )
            ),
        ];

    [Fact]
    public void Fixed_dates_become_proposals_and_the_others_follow_them()
    {
        var rolled = Roll(2025);
        var plan = Plan(rolled);

        LocalDate Due(string clause) =>
            plan.Items.First(item => item.Clauses.Contains(clause) && item.DueDate is not null).DueDate!.Value;
        Due("TJ24-4.1-c").ShouldBe(new LocalDate(2025, 9, 24));
        Due("TJ24-4.1-b").ShouldBe(new LocalDate(2025, 9, 17));
        plan.Anchors["apply.opens"].ShouldBe(new LocalDate(2025, 10, 9));
        Due("TJ24-4.2-i").ShouldBe(new LocalDate(2025, 10, 31));
        Due("TJ24-4.3-e").ShouldBe(new LocalDate(2025, 12, 31));
        Due("TJ24-4.3-d").ShouldBe(new LocalDate(2025, 12, 8));
        rolled[0]
            .Dates.Select(date => (date.ActivityId, date.Input))
            .ShouldBe(
                [
                    ("PublishPlan", "due"),
                    ("Window", "opens"),
                    ("Window", "closes"),
                    ("ReviewBy", "due"),
                    (null, "meeting"),
                ],
                ignoreOrder: true
            );
        rolled[0].Dates.ShouldAllBe(date => date.Reason.Chinese.Length > 0 && !date.Provisional);
    }

    [Fact]
    public void Identity_and_texts_follow_the_year()
    {
        var rolled = Roll(2025);
        var definition = Read(rolled[0]);

        definition.DefinitionId.ShouldBe("tianjin-2025");
        definition.Id.ShouldBe("tianjin-2025-v1");
        (definition.Version, definition.IsPublished).ShouldBe((1, false));
        definition.Name.ShouldBe("天津市2025年度职称评审");
        DefinitionInfo.Of(definition).Year.ShouldBe(2025);
        definition
            .Root.All()
            .Single(node => node.Id == "PublishPlan")
            .DisplayText.ShouldBe("公布评审方案（9月24日前）");
        definition.Root.All().Single(node => node.Id == "Window").DisplayText.ShouldBe("申报窗口（10月9日—10月31日）");
        rolled[0].Remarks.ShouldContain(remark => remark.Contains("TJ24", StringComparison.Ordinal));
        Definitions.Tianjin.Definition.Json.ToJsonString().ShouldNotContain("2025");
    }

    [Fact]
    public void The_application_definition_goes_along()
    {
        var rolled = Roll(2025);

        rolled.Select(definition => definition.NewId).ShouldBe(["tianjin-2025", "tianjin-2025-application"]);
        rolled[0].Json.ToJsonString().ShouldContain("tianjin-2025-application");
        rolled[0].Json.ToJsonString().ShouldNotContain("tianjin-2024-application");
        DefinitionInfo.Of(Read(rolled[1])).Year.ShouldBe(2025);
    }

    [Fact]
    public void Every_proposal_is_warned_about_until_it_is_confirmed()
    {
        var rolled = Roll(2025);
        var findings = Validate(rolled);

        findings.Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
        var marks = findings.Where(finding => finding.Code == DateMark.FindingCode).ToList();
        marks.Count.ShouldBe(rolled.Sum(definition => definition.Dates.Count));
        marks
            .Single(finding =>
                finding.ActivityId == "Window" && finding.Message.Contains("2024-10-08", StringComparison.Ordinal)
            )
            .Clause.ShouldBe("TJ24-4.2-b");

        var definition = Read(rolled[0]);
        foreach (var mark in DateMark.Of(definition))
        {
            definition = DefinitionReader
                .Read(
                    DateConfirmation.Confirm(
                        definition,
                        mark.ActivityId,
                        mark.Input,
                        date: null,
                        "li",
                        new LocalDate(2025, 3, 4)
                    )!
                )
                .Definition!;
        }
        DateMark.Of(definition).ShouldBeEmpty();
        definition.Json.ToJsonString().ShouldContain("\"by\":\"li\"");
    }

    [Theory]
    [InlineData("tianjin-quality-2023", 2024)]
    [InlineData("yuncheng-2024", 2025)]
    [InlineData("liuzhou-2024", 2026)]
    [InlineData("xianning-2024", 2027)]
    public void Every_shipped_schedule_rolls_over_without_an_error(string id, int year)
    {
        var rolled = new YearRollover(CalendarBook.Official, other => Definitions.Find(other)?.Definition).Roll(
            Definitions.Find(id)!.Definition,
            year,
            Now
        );

        Validate(rolled).Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
        rolled.Count.ShouldBeGreaterThan(1);
        rolled[0].Dates.ShouldNotBeEmpty();
        Plan(rolled).Items.Where(item => item.DueDate is { } day && day.Year < year).ShouldBeEmpty();
    }

    public static TheoryData<string, int> FiveInThreeYears() =>
        new(
            from id in (string[])
                ["tianjin-2024", "tianjin-quality-2023", "yuncheng-2024", "liuzhou-2024", "xianning-2024"]
            from year in (int[])[2025, 2026, 2027]
            select (id, year)
        );

    [Theory]
    [MemberData(nameof(FiveInThreeYears))]
    public void No_proposed_day_is_a_day_off_and_each_has_its_reason(string id, int year)
    {
        var schedule = Definitions.Find(id)!;
        var calendar = CalendarBook.Official.For(DefinitionInfo.Of(schedule.Definition).Region).Value;
        var rolled = new YearRollover(CalendarBook.Official, other => Definitions.Find(other)?.Definition).Roll(
            schedule.Definition,
            year,
            Now
        );
        List<RolledDate> dates = [.. rolled.SelectMany(definition => definition.Dates)];
        var old = new SchedulePlanner(CalendarBook.Official, Definitions.Find).Plan(
            schedule,
            new Dictionary<string, LocalDate>()
        );
        var rows = YearComparison.Of(old, Plan(rolled), dates).Where(row => row.IsToConfirm).ToList();

        dates.ShouldNotBeEmpty();
        dates.Where(date => !calendar.IsWorkingDay(date.New)).ShouldBeEmpty();
        dates.ShouldAllBe(date => date.Reason.Chinese.Length > 0 && date.Reason.English.Length > 0);
        rows.Where(row => row.New is { } day && !calendar.IsWorkingDay(day))
            .Select(row => $"{row.Id} {row.Old} {row.New} {row.Reason.Chinese}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_confirmation_may_put_the_notices_own_date_in_place_of_the_proposal()
    {
        var definition = Read(Roll(2025)[0]);

        var confirmed = DefinitionReader
            .Read(
                DateConfirmation.Confirm(
                    definition,
                    "PublishPlan",
                    "due",
                    new LocalDate(2025, 9, 22),
                    "li",
                    new LocalDate(2025, 3, 4)
                )!
            )
            .Definition!;
        confirmed = DefinitionReader
            .Read(
                DateConfirmation.Confirm(
                    confirmed,
                    null,
                    "meeting",
                    new LocalDate(2025, 12, 10),
                    "li",
                    new LocalDate(2025, 3, 4)
                )!
            )
            .Definition!;

        confirmed.Json.ToJsonString().ShouldContain("2025-09-22");
        confirmed.Inputs.Single(input => input.Name == "meeting").DefaultValue!.ToString().ShouldBe("2025-12-10");
        Definitions.Compile(confirmed.Json.ToJsonString()).ShouldNotBeNull();
        DateConfirmation.Confirm(confirmed, "PublishPlan", "due", null, "li", new LocalDate(2025, 3, 4)).ShouldBeNull();
        DateConfirmation
            .Confirm(confirmed, "ReviewBy", "due", new LocalDate(2025, 12, 30), "li", new LocalDate(2025, 3, 4))
            .ShouldBeNull();
    }

    [Fact]
    public void Dates_beyond_the_calendar_are_provisional_and_say_so()
    {
        var rolled = Roll(2027);

        rolled[0].Dates.ShouldAllBe(date => date.Provisional);
        rolled[0]
            .Dates.Where(date => date.Input != "due" || date.ActivityId != "ReviewBy")
            .ShouldAllBe(date => date.Reason.Chinese.Contains("暂定", StringComparison.Ordinal));
        Plan(rolled).Warnings.ShouldContain(warning => warning.Code == "V9");
    }

    [Fact]
    public void Old_and_new_stand_side_by_side()
    {
        var old = new SchedulePlanner(CalendarBook.Official, Definitions.Find).Plan(
            Definitions.Tianjin,
            new Dictionary<string, LocalDate>()
        );
        var rolled = Roll(2025);

        var rows = YearComparison.Of(old, Plan(rolled), [.. rolled.SelectMany(definition => definition.Dates)]);

        var publish = rows.Single(row => row.Id == "PublishPlan");
        (publish.Old, publish.New, publish.IsToConfirm).ShouldBe(
            (new LocalDate(2024, 9, 25), new LocalDate(2025, 9, 24), true)
        );
        publish.Reason.Chinese.ShouldContain("保持星期三");
        rows.Single(row => row.Id == "DrawExperts").IsToConfirm.ShouldBeFalse();
        rows.Single(row => row.Id == "ScheduleMeeting").IsToConfirm.ShouldBeTrue();
        rows.Single(row => row.Id == "Window.opens").Reason.Chinese.ShouldContain("顺延");
    }
}
