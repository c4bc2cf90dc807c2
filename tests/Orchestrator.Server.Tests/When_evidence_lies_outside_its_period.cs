using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>
/// 材料计算期间 of a schedule: what a portal is told at once of evidence that does not count. Of one kind the schedule only warns, for
/// another it refuses.
/// </summary>
public sealed class When_evidence_lies_outside_its_period(OpenServer server)
{
    private const string Periods = """
        [{"fact":"achievements","title":"业绩成果","from":"titleDay","warns":true,"clauses":["TJ24-3.6-a"]},
        {"fact":"papers","title":"论文","from":"titleYear","clauses":["TJ24-3.6-a"]}]
        """;

    [Fact]
    public async Task It_is_taken_with_a_warning_or_refused_as_the_schedule_says()
    {
        var cycle = "cycles/" + await OpenAsync();

        var whole = await SubmitAsync(cycle, "evidence-a", "2021-06-30", "2021-01-01");
        (whole.Status, Warnings(whole)).ShouldBe((201, ""), whole.Text);

        // The title is of 30 June 2020: an achievement of the day before does not count, and the application is taken.
        var warned = await SubmitAsync(cycle, "evidence-b", "2020-06-29", "2020-01-01");
        warned.Status.ShouldBe(201, warned.Text);
        Warnings(warned)
            .ShouldBe(
                "业绩成果自2020-06-30（取得现职称之日起）至2024-10-09取得的计入；“桥梁”（2020-06-29取得）不在此期间，不计入"
            );
        warned.Json!["warningsEn"]!.AsArray().ShouldHaveSingleItem()!.ToString().ShouldContain("does not count");

        // A paper of the year before the title's is not, and nothing is stored.
        var refused = await SubmitAsync(cycle, "evidence-c", "2021-06-30", "2019-12-31");
        (refused.Status, refused.Problem).ShouldBe((422, "not-eligible"));
        refused.Text.ShouldContain("“论文甲”（2019-12-31取得）不在此期间");
        refused.Json!["clauses"]!.AsArray().Select(clause => (string?)clause).ShouldContain("TJ24-3.6-a");
        refused.Json["warnings"].ShouldBeNull();
        (await SubmitAsync(cycle, "evidence-c", "2021-06-30", "2020-12-31")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_portal_that_repeats_itself_is_told_the_same()
    {
        var cycle = "cycles/" + await OpenAsync();
        var data = Submission("evidence-d", "2019-12-31", "2022-01-01");

        var first = await server.Portal.SendAsync("application.submitted", cycle, data, id: "evidence-again");
        var again = await server.Portal.SendAsync("application.submitted", cycle, data, id: "evidence-again");

        Warnings(first).ShouldContain("不计入");
        (again.Status, Warnings(again)).ShouldBe((first.Status, Warnings(first)));
        ((bool)again.Json!["replayed"]!).ShouldBeTrue();
    }

    private Task<Answer> SubmitAsync(string cycle, string person, string achieved, string published) =>
        server.Portal.SendAsync("application.submitted", cycle, Submission(person, achieved, published));

    private static string Submission(string person, string achieved, string published)
    {
        var payload = JsonNode.Parse(OpenCycle.Submission(person))!;
        var facts = payload["facts"]!;
        facts["titleSince"] = "2020-06-30";
        facts["achievements"] = new JsonArray(new JsonObject { ["name"] = "桥梁", ["obtainedOn"] = achieved });
        facts["papers"] = new JsonArray(new JsonObject { ["name"] = "论文甲", ["obtainedOn"] = published });
        return payload.ToJsonString();
    }

    private static string Warnings(Answer answer) =>
        string.Join('\n', answer.Json!["warnings"]!.AsArray().Select(warning => (string?)warning));

    /// <summary>A cycle that takes applications, of a schedule whose application definition has the periods.</summary>
    private async Task<string> OpenAsync()
    {
        var code = "EVIDENCE-" + Guid.NewGuid().ToString("N")[..8];
        var id = code.ToLowerInvariant();
        var application = await ReadAsync("tianjin-2024-application", id);
        var submit = application["root"]!["activities"]!.AsArray().Single(step => (string?)step!["id"] == "Submit")!;
        submit["evidencePeriods"] = new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = Periods },
        };
        await Flows.PublishAsync(server, application);
        await Flows.PublishAsync(server, await ReadAsync("tianjin-2024", id));
        var started = await server.Administrator.PostAsync(
            "/api/console/v1/cycles",
            new
            {
                definitionId = id,
                code,
                name = "材料计算期间",
            }
        );
        started.Status.ShouldBe(201, started.Text);
        await OpenCycle.FilePlanAsync(server.Portal, code);
        await OpenCycle.PublishPlanAsync(server.Portal, code);
        return code;
    }

    /// <summary>A shipped definition under another id.</summary>
    private static async Task<JsonObject> ReadAsync(string file, string id)
    {
        var json = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "workflows", file + ".json"),
            TestContext.Current.CancellationToken
        );
        return JsonNode.Parse(json.Replace("tianjin-2024", id, StringComparison.Ordinal))!.AsObject();
    }
}
