using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Walkthrough;

/// <summary>Liuzhou's schedule from its result publicity on, for a unit that reviews by itself.</summary>
public class AutonomousUnitTests
{
    private const string Clause = "LZ24-6.2-b";
    private const string Filing =
        """{"report":"autonomousResults","contents":["职称确认文件","评审工作总结","职称评审情况记录表"],"channels":["职称申报系统"]}""";

    private static readonly WorkflowPlan FromPublicity = Definitions.Compile(
        Rest(Definitions.Text("liuzhou-2024.json"))
    );
    private static readonly WorkflowPlan Waiting = Definitions.Compile(
        """{"definitionId":"waiting","name":"waiting","version":1,"root":{"id":"root","type":"Elsa.Flowchart","version":1,"activities":[{"id":"wait","type":"TitleReview.AwaitReview","version":1}],"connections":[]}}"""
    );

    [Fact]
    public void After_the_last_batch_the_filing_is_due_a_month_from_the_first_results()
    {
        var year = Published();
        year.MoveTo("2024-12-02 09:00");
        LastBatch(year);

        var filing = FilingOf(year);
        (filing.Request.DueDate, filing.State).ShouldBe((new LocalDate(2024, 12, 11), DeadlineState.Armed));
        year.Send(ReviewEvents.ReportSubmitted, Filing).ShouldBeNull();
        filing.State.ShouldBe(DeadlineState.Met);
        year.Cycle.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void When_an_objection_was_checked_for_longer_it_is_overdue_at_once_with_its_clause_and_taken_late()
    {
        var year = Published();
        year.MoveTo("2024-12-20 09:00");
        LastBatch(year);
        year.MoveTo("2024-12-20 09:01");

        // The notice counts from the publication and knows no exception for what is published later.
        FilingOf(year).Request.DueDate.ShouldBe(new LocalDate(2024, 12, 11));
        year.Cycle.Events.ShouldContain("ReportOverdue");
        year.Cycle.IsRunning.ShouldBeTrue("the filing is still owed");
        year.Send(ReviewEvents.ReportSubmitted, Filing).ShouldBeNull();
        year.Cycle.Events.ShouldContain("ReportSubmittedLate");
        year.Cycle.IsRunning.ShouldBeFalse();
    }

    private static DeadlineRow FilingOf(TestYear year) =>
        year.Cycle.Deadlines.Single(row => row.Request.Clauses.Contains(Clause));

    private static void LastBatch(TestYear year)
    {
        year.Send(ReviewEvents.ObjectionResolved, """{"objection":"YY-001","upheld":false,"report":"经核查"}""")
            .ShouldBeNull();
        Batch(year, 2);
    }

    /// <summary>The first results are published on 11 November 2024; one person's are held up by an objection.</summary>
    private static TestYear Published()
    {
        var year = new TestYear(
            FromPublicity,
            Waiting,
            new JsonObject { ["autonomous"] = true },
            from: "2024-11-01 09:00"
        );
        var held = year.Submit().Id;
        year.Send(ReviewEvents.ResultPosted, """{"postedOn":"2024-11-01","channels":["单位网站"]}""").ShouldBeNull();
        year.Send(
                ReviewEvents.ObjectionRaised,
                $$"""{"publicity":"result","objection":"YY-001","application":{{held}},"summary":"业绩材料不实"}"""
            )
            .ShouldBeNull();
        year.MoveTo("2024-11-11 09:00");
        year.Send(
                ReviewEvents.ReportSubmitted,
                """{"report":"confirmation","contents":["评审结果","公示情况"],"channels":["职称申报系统"]}"""
            )
            .ShouldBeNull();
        Batch(year, 1);
        return year;
    }

    private static void Batch(TestYear year, int number)
    {
        year.Send(ReviewEvents.ConfirmationIssued, $$"""{"documentNumber":"柳人社职〔2024〕{{number}}号"}""")
            .ShouldBeNull();
        year.Send(
                ReviewEvents.ReportSubmitted,
                """{"report":"certificateData","contents":[],"channels":[]}""",
                Roles.TitleOffice
            )
            .ShouldBeNull();
        year.Send(ReviewEvents.CertificatesIssued).ShouldBeNull();
    }

    /// <summary>What comes before the publicity is left out.</summary>
    private static string Rest(string json)
    {
        var definition = JsonNode.Parse(json)!;
        var (activities, connections) = (
            definition["root"]!["activities"]!.AsArray(),
            definition["root"]!["connections"]!.AsArray()
        );
        var kept = new HashSet<string> { "Publicize" };
        for (var before = 0; before != kept.Count; )
        {
            before = kept.Count;
            kept.UnionWith(
                connections
                    .Where(connection => kept.Contains(Source(connection!)))
                    .Select(connection => (string)connection!["target"]!["activity"]!)
            );
        }

        foreach (var connection in connections.Where(connection => !kept.Contains(Source(connection!))).ToList())
            connections.Remove(connection);
        foreach (
            var activity in activities
                .Where(activity => !kept.Contains((string)activity!["id"]!) && (string)activity["id"]! != "Start")
                .ToList()
        )
        {
            activities.Remove(activity);
        }
        connections.Add(
            new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "Start", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "Publicize", ["port"] = "In" },
            }
        );
        return definition.ToJsonString();
    }

    private static string Source(JsonNode connection) => (string)connection["source"]!["activity"]!;
}
