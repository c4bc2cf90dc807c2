using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>From the text of a notice to its file, decided rule by rule, and into force by two people.</summary>
public sealed class When_a_notices_text_is_read(OpenServer server)
{
    private const string Notices = "/api/console/v1/notices";
    private const string Reading = Notices + "/reading";

    private const string Text = """
        青溪市人力资源和社会保障局关于做好2026年度职称评审工作的通知

        青人社职〔2026〕3号

        各用人单位：

        一、时间安排

        （一）个人网上申报时间为2026年3月2日至3月27日。用人单位审核推荐于4月10日前完成，逾期不予受理。

        二、公示

        （一）评审结果公示期不少于7个工作日。

        青溪市人力资源和社会保障局
        2026年1月12日
        """;

    [Fact]
    public async Task Each_rule_is_decided_and_the_notice_comes_into_force_by_two_people()
    {
        using var first = await SignedIn.WithRolesAsync(server.Practice, "reading-1", ["titleOffice"]);
        using var second = await SignedIn.WithRolesAsync(server.Practice, "reading-2", ["titleOffice"]);

        var reading = await SendAsync(first, Encoding.UTF8.GetBytes(Text));

        reading.Status.ShouldBe(200, reading.Text);
        var text = (string)reading.Json!["text"]!;
        text.ShouldBe(Text);
        ((string?)reading.Json["notice"]!["number"]).ShouldBe("青人社职〔2026〕3号");
        var rules = reading.Json["rules"]!.AsArray();
        rules
            .Select(rule => text.Substring((int)rule!["at"]!["start"]!, (int)rule["at"]!["length"]!))
            .ShouldBe(
                ["2026年3月2日至3月27日", "4月10日前", "不少于7个工作日"],
                string.Concat(rules.Select(rule => rule!.ToJsonString()))
            );

        var undecided = await first.PostAsync(Reading + "/file", Request(text, ["confirmed", "open", "confirmed"]));
        (undecided.Status, (string?)undecided.Json!["errors"]![0]!["path"]).ShouldBe((400, "$.decisions[1]"));

        var asked = Request(text, ["confirmed", "corrected", "confirmed"]);
        asked["decisions"]![1]!["date"] = "2026-04-09";
        var file = await first.PostAsync(Reading + "/file", asked);

        file.Status.ShouldBe(200, file.Text);
        ((string?)file.Json!["rules"]![1]!["date"], (string?)file.Json["rules"]![1]!["verdict"]).ShouldBe(
            ("2026-04-09", "corrected")
        );
        var floor = file.Json["floors"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)floor["minimum"]!, (string?)floor["unit"]).ShouldBe((7, "workingDays"));
        var proposed = await first.PostAsync(Notices, file.Json);
        proposed.Status.ShouldBe(201, proposed.Text);
        var approval = $"{Notices}/{proposed.Json!["id"]}/approval";
        var seen = new { preview = (string)proposed.Json["preview"]!["hash"]! };
        (await first.PostAsync(approval, seen)).Status.ShouldBe(403);
        (await second.PostAsync(approval, seen)).Status.ShouldBe(200);
        var kept = await second.GetOkAsync(Notices + "/QX26");
        kept["clauses"]!.AsArray().ShouldContain(clause => ((string)clause!["sentence"]!).Contains("4月10日前"));
        kept["clauses"]!.AsArray().ShouldContain(clause => (string?)clause!["floor"] == "不少于7个工作日");

        var later = await SendAsync(first, Encoding.UTF8.GetBytes(Later()));
        later.Status.ShouldBe(200, later.Text);
        var changes = later.Json!["earlier"]!["changes"]!.AsArray();
        changes
            .Select(change => ((string?)change!["kind"], (int?)change["rule"]))
            .ShouldBe([("changed", 1), ("gone", null)], later.Json["earlier"]!.ToJsonString());
        ((int)later.Json["earlier"]!["same"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_rejected_rule_sets_no_floor()
    {
        using var client = await SignedIn.WithRolesAsync(server.Practice, "reading-3", ["titleOffice"]);

        var file = await client.PostAsync(Reading + "/file", Request(Text, ["confirmed", "confirmed", "rejected"]));

        file.Status.ShouldBe(200, file.Text);
        file.Json!["floors"]!.AsArray().ShouldBeEmpty();
        (await client.PostAsync(Notices + "/preview", file.Json)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Its_year_is_drafted_and_stored_as_drafts()
    {
        const string Draft = Reading + "/draft";
        using var client = await SignedIn.WithRolesAsync(server.Practice, "reading-4", ["titleOffice"]);
        var asked = Request(Text, ["confirmed", "corrected", "confirmed"]);
        asked["id"] = "QD26";
        asked["decisions"]![1]!["date"] = "2026-04-09";

        (await client.PostAsync(Draft, Request(Text, ["confirmed", "open", "confirmed"]))).Status.ShouldBe(400);
        var drafted = await client.PostAsync(Draft, asked);

        drafted.Status.ShouldBe(200, drafted.Text);
        ((string?)drafted.Json!["schedule"], (string?)drafted.Json["application"]).ShouldBe(
            ("qd26", "qd26-application")
        );
        drafted.Json["findings"]!.AsArray().ShouldAllBe(finding => (string?)finding!["severity"] != "error");
        drafted.Json["placed"]!.AsArray().Select(rule => (string?)rule!["clause"]).ShouldContain("QD26-2.1-a");
        drafted.Json["decisions"]!
            .AsArray()
            .Select(open => (string?)open!["input"])
            .ShouldBe(["applyCloses", "meeting"]);
        var stored = (await client.GetOkAsync("/api/console/v1/definitions")).ToJsonString();
        stored.ShouldContain("\"qd26\"");
        stored.ShouldContain("\"qd26-application\"");
        var again = await client.PostAsync(Draft, asked);
        (again.Status, again.Problem).ShouldBe((409, "exists"));
        (await client.PostAsync(Draft + "?replace=true", asked)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452", "扫描件")]
    [InlineData("D0CF11E0A1B11AE1", "密码")]
    [InlineData("", "没有文字")]
    public async Task What_has_no_text_is_refused_with_what_to_do(string bytes, string said)
    {
        var answer = await SendAsync(server.Administrator, Convert.FromHexString(bytes));

        (answer.Status, answer.Problem).ShouldBe((422, "document"));
        answer.Detail.ShouldContain(said);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_read()
    {
        var answer = await SendAsync(server.Administrator, new byte[20_000_001]);

        (answer.Status, answer.Problem).ShouldBe((413, "too-large"));
        answer.Detail.ShouldContain("20 MB");
    }

    [Theory]
    [InlineData("1989")]
    [InlineData("2200")]
    public async Task A_year_beyond_the_calendars_is_refused(string year)
    {
        var answer = await SendAsync(server.Administrator, Encoding.UTF8.GetBytes(Text), "?year=" + year);

        (answer.Status, answer.Problem).ShouldBe((400, "invalid-body"));
        var asked = Request(Text, ["confirmed", "confirmed", "confirmed"]);
        asked["year"] = int.Parse(year);
        (await server.Administrator.PostAsync(Reading + "/file", asked)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Decisions_about_another_text_are_refused()
    {
        var one = await server.Administrator.PostAsync(Reading + "/file", Request(Text, ["confirmed"]));
        (one.Status, (string?)one.Json!["errors"]![0]!["path"]).ShouldBe((400, "$.decisions"));
        var asked = Request(Text, ["confirmed", "confirmed", "confirmed"]);
        asked["decisions"]![1] = null;
        (await server.Administrator.PostAsync(Reading + "/file", asked)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("office")]
    [InlineData("supervisor")]
    public async Task Who_may_not_import_notices_may_not_read_them_in(string role)
    {
        using var client = await SignedIn.WithRolesAsync(server.Practice, "reading-" + role, [role]);

        (await SendAsync(client, Encoding.UTF8.GetBytes(Text))).Status.ShouldBe(403);
        (await client.PostAsync(Reading + "/file", Request(Text, []))).Status.ShouldBe(403);
        (await client.PostAsync(Reading + "/draft", Request(Text, []))).Status.ShouldBe(403);
    }

    /// <summary>The next year's: another closing day, and no posting.</summary>
    private static string Later() =>
        Text.Replace("2026", "2027", StringComparison.Ordinal)
            .Replace("4月10日前", "4月12日前", StringComparison.Ordinal)
            .Replace("（一）评审结果公示期不少于7个工作日。", "（一）评审结果应当公示。", StringComparison.Ordinal);

    private static JsonObject Request(string text, string[] verdicts) =>
        new()
        {
            ["text"] = text,
            ["id"] = "QX26",
            ["title"] = "青溪市人力资源和社会保障局关于做好2026年度职称评审工作的通知",
            ["year"] = 2026,
            ["jurisdiction"] = "青溪市",
            ["decisions"] = new JsonArray([.. verdicts.Select(verdict => new JsonObject { ["verdict"] = verdict })]),
        };

    private static async Task<Answer> SendAsync(ConsoleClient client, byte[] document, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Reading + query)
        {
            Content = new ByteArrayContent(document)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
            },
        };
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request);
    }
}
