using System.Text.Json.Nodes;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>A shipped year with forms that other cities' notices have.</summary>
public class When_forms_of_notices_are_played(Postgres postgres)
{
    [Fact]
    public async Task Nobody_audits_before_the_day_and_everybody_is_told_on_it()
    {
        var schedule = Read("tianjin-2024");
        Drawing.WriteJson(
            Drawing.Step(schedule, "Window"),
            "openings",
            """
            [{"role":"employer","from":{"kind":"fixed","date":"2024-10-10","timeOfDay":"09:00"}},
             {"role":"department","from":{"kind":"fixed","date":"2024-10-21"}},
             {"role":"office","from":{"kind":"fixed","date":"2024-11-04"}}]
            """
        );

        var report = await postgres.PlayAsync(schedule, Read("tianjin-2024-application"), 60);

        Sound(report);
        // The window's own opening and closing, and three openings.
        report.Timeline.Where(entry => entry.Name == "Window.Elapsed").Sum(entry => entry.Count).ShouldBe(5);
        report.Timeline.ShouldNotContain(entry => entry.Name.Contains("not-yet-open", StringComparison.Ordinal));
        report.Applications[Stages.Certified].ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task What_counts_from_the_end_of_all_publicities_is_handed_in()
    {
        var schedule = Read("tianjin-2024");
        Drawing.Draw(schedule, "PublishPlan", "AllPublicities", "TitleReview.AwaitPublicities", "全部公示结束");
        var list = Drawing.Draw(schedule, "AllPublicities", "SendList", "TitleReview.SubmitReport", "报送推荐名单");
        Drawing.Write(list, "reportName", "list");
        Drawing.WriteJson(
            list,
            "due",
            """{"kind":"after","anchor":"publicities.ended","amount":10,"unit":"workingDays"}"""
        );

        var report = await postgres.PlayAsync(schedule, Read("tianjin-2024-application"), 60);

        Sound(report);
        report
            .Timeline.Select(entry => $"{entry.Kind} {entry.Name}")
            .ShouldContain("event report.submitted", string.Join("\n", report.Timeline));
        report.Timeline.ShouldNotContain(entry => entry.Name == "SendList.due");
    }

    [Fact]
    public async Task Who_lacks_a_vote_is_not_recommended_and_evidence_counts_from_the_title_on()
    {
        var application = Read("tianjin-2024-application");
        Drawing.WriteJson(
            Drawing.Step(application, "EmployerReview"),
            "vote",
            """{"present":"2/3","inFavour":">1/2","of":"members","minimumMembers":7,"consequence":"notRecommended"}"""
        );
        Drawing.WriteJson(
            Drawing.Step(application, "Submit"),
            "evidencePeriods",
            """
            [{"fact":"achievements","title":"业绩成果","from":"titleYear"},
             {"fact":"educationYears","title":"继续教育","from":"yearAfterTitle","eachYear":true}]
            """
        );

        var report = await postgres.PlayAsync(Read("tianjin-2024"), application, 60);

        Sound(report);
        report.Applications[Stages.NotRecommended].ShouldBeGreaterThan(3);
        report.Applications[Stages.Certified].ShouldBeGreaterThan(15);
        report.Timeline.ShouldNotContain(entry => entry.Name.Contains("vote-", StringComparison.Ordinal));
    }

    private static void Sound(SimulationReport report)
    {
        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report.Applications.Keys.Where(state => state != "submitted").ShouldAllBe(state => Outcomes.Contains(state));
    }

    private static JsonObject Read(string name) =>
        JsonNode
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", name + ".json")))!
            .AsObject();
}
