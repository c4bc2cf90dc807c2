using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Validation;

/// <summary>The real conflicts of the notices (SCHEDULES.md §7): found as warnings, with clause and dates.</summary>
public class ShippedConflictTests
{
    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    private static IReadOnlyList<Finding> Validate(string file, params (string Old, string New)[] changes)
    {
        var json = Definitions.Text(file);
        foreach (var (old, replacement) in changes)
        {
            json.ShouldContain(old);
            json = json.Replace(old, replacement, StringComparison.Ordinal);
        }

        return Validator.Validate(json, file, id => Definitions.Find(id)?.Definition);
    }

    [Fact]
    public void No_shipped_definition_has_an_error()
    {
        foreach (var file in Directory.EnumerateFiles(Definitions.Folder, "*.json").Select(Path.GetFileName))
        {
            var findings = Validate(file!);
            findings.Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty(file);
            findings.Where(finding => finding.Code.StartsWith("join-", StringComparison.Ordinal)).ShouldBeEmpty(file);
        }
    }

    [Theory]
    [InlineData("liuzhou-2024.json", "ReportForConfirmation", "Done", "Close", "join-too-early")]
    [InlineData("xianning-2024.json", "ReportSupplement", "Done", "Close", "join-too-early")]
    [InlineData("tianjin-2024.json", "Publicize", "Done", "Close", "join-too-early")]
    [InlineData("tianjin-quality-2023-application.json", "ResubmitEmployer", "Rejected", "NotRecommended", "join-lost")]
    public void One_more_arrow_into_an_end_is_warned_about_when_a_further_batch_would_not_be_waited_for(
        string file,
        string from,
        string port,
        string to,
        string code
    )
    {
        var json = JsonNode.Parse(Definitions.Text(file))!;
        json["root"]!["connections"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
                    ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
                }
            );
        Validator
            .Validate(json.ToJsonString(), file, id => Definitions.Find(id)?.Definition)
            .Where(finding => finding.Code.StartsWith("join-", StringComparison.Ordinal))
            .Select(finding => (finding.Code, finding.ActivityId, finding.Severity))
            .ShouldBe([(code, to, Severity.Warning)]);
    }

    [Theory]
    [InlineData("xianning-2024.json", "V6", "XN24-5.3-e", "评审结果公示不少于5个工作日（XN24-5.3-d）")]
    [InlineData("xianning-2024.json", "V7", "XN24-4-b", "评审须于2024-09-23前结束")]
    [InlineData("xianning-2024.json", "V7", "XN24-4-b", "须于2024-09-18前结束")]
    [InlineData("xianning-2024.json", "V8", "XN24-4-a", "2024-05-10")]
    [InlineData("xianning-2024.json", "V8", "XN24-4-b", "2024-10-31")]
    [InlineData("xianning-2024.json", "V10", "XN24-7.1-a", "2024-04-30")]
    [InlineData("tianjin-quality-2023.json", "V5", "TJ23-7.4-a", "评审会议最早2023-12-07")]
    [InlineData("tianjin-quality-2023.json", "V2", "TJ23-7.4-a", "2023-12-29")]
    [InlineData("yuncheng-2024.json", "V2", "YC24-4.6-a", "2024-11-29")]
    [InlineData("yuncheng-2024.json", "V2", "YC24-3.5-c", "2024-11-29")]
    [InlineData("yuncheng-2024.json", "V10", "YC24-2-b", "没有填写现行核准备案日期")]
    [InlineData("liuzhou-2024.json", "V2", "LZ24-7.1.1-b", "2024-06-28")]
    [InlineData("liuzhou-2024.json", "V2", "LZ24-5.4-d", "2024-11-08")]
    [InlineData("liuzhou-2024.json", "V8", "LZ24-5.4-b", "2024-06-30")]
    public void A_conflict_of_a_notice_is_warned_about_with_its_clause_and_dates(
        string file,
        string code,
        string clause,
        string says
    )
    {
        var found = Validate(file).Where(finding => finding.Code == code && finding.Clause == clause).ToList();

        found.ShouldContain(
            finding => finding.Message.Contains(says, StringComparison.Ordinal),
            string.Join("\n", found.Select(finding => finding.Message))
        );
        found.ShouldAllBe(finding =>
            finding.Severity == Severity.Warning && finding.ActivityId != null && finding.MessageEn.Length > 0
        );
    }

    [Fact]
    public void A_review_that_ends_too_late_for_a_hard_final_date_is_refused_with_the_whole_chain()
    {
        var plan = new SchedulePlanner(CalendarBook.Official, Definitions.Find, Definitions.Notices).Plan(
            Definitions.Find("xianning-2024")!,
            new Dictionary<string, LocalDate> { ["reviewEnd"] = new(2024, 9, 25) }
        );

        var error = plan.Warnings.Where(warning => warning.IsError).ShouldHaveSingleItem();
        error.Code.ShouldBe("V7");
        error.Clauses.ShouldBe(["XN24-4-b", "XN24-5.3-g", "XN24-5.3-d"]);
        error.Message.ShouldContain("评审工作结束定于2024-09-25");
        error.Message.ShouldContain("而结果公布不晚于2024-09-30（XN24-4-b）");
    }

    [Fact]
    public void A_window_too_short_is_refused_with_each_clause_that_makes_it_so()
    {
        var finding = Validate(
                "tianjin-2024.json",
                (
                    "\\\"2024-11-01\\\", \\\"weekday\\\": \\\"Friday\\\"",
                    "\\\"2024-10-17\\\", \\\"weekday\\\": \\\"Thursday\\\""
                )
            )
            .Where(finding => finding.Severity == Severity.Error)
            .ShouldHaveSingleItem();

        finding.Code.ShouldBe("V3");
        finding.Clause.ShouldBe("TJ24-4.2-i");
        foreach (
            var part in (string[])
                [
                    "申报开放为2024-10-08（TJ24-4.2-b）",
                    "单位内部公示不少于5个工作日（TJ24-4.2-e）",
                    "业务主管部门审核3个工作日",
                    "业务主管部门审核提交最早2024-10-18",
                    "不晚于2024-10-17（TJ24-4.2-i）",
                ]
        )
        {
            finding.Message.ShouldContain(part);
        }
    }

    [Theory]
    [InlineData(
        """{"notice":"津人社办函〔2024〕1号","bounds":[{"anchor":"apply.closes","latest":"2024-11-01"},{"anchor":"apply.opens","earliest":"2024-10-08"}]}""",
        null
    )]
    [InlineData(
        """{"notice":"津人社办函〔2024〕1号","bounds":[{"anchor":"apply.closes","latest":"2024-10-31"}]}""",
        "2024-10-31"
    )]
    [InlineData(
        """{"notice":"津人社办函〔2024〕1号","bounds":[{"anchor":"apply.opens","earliest":"2024-10-09"}]}""",
        "2024-10-09"
    )]
    [InlineData("\"tianjin-2024\"", null)]
    [InlineData("\"liuzhou-2024\"", "2024-09-30")]
    public void A_child_plan_lies_inside_its_parent_notice(string parent, string? bound)
    {
        var findings = Validate(
                "tianjin-2024.json",
                ("\"notice\": \"TJ24\"", $"\"notice\": \"TJ24\", \"parent\": {parent}")
            )
            .Where(finding => finding.Code == "V4")
            .ToList();

        if (bound is null)
        {
            findings.ShouldBeEmpty();
        }
        else
        {
            findings.ShouldContain(finding =>
                finding.Severity == Severity.Error
                && finding.Message.Contains(bound, StringComparison.Ordinal)
                && finding.ActivityId == "Window"
            );
        }
    }

    [Fact]
    public void A_parent_that_is_not_there_is_said() =>
        Validate("tianjin-2024.json", ("\"notice\": \"TJ24\"", "\"notice\": \"TJ24\", \"parent\": \"nowhere\""))
            .ShouldContain(finding => finding.Code == "parent" && finding.Severity == Severity.Warning);

    [Fact]
    public void Every_step_with_bounds_has_its_slack()
    {
        var closes = new SchedulePlanner(CalendarBook.Official, Definitions.Find, Definitions.Notices)
            .Plan(Definitions.Tianjin, new Dictionary<string, LocalDate>())
            .Items.Single(item => item.Id == "Window.closes");

        (closes.Earliest, closes.Latest, closes.Slack).ShouldBe(
            (new LocalDate(2024, 10, 23), new LocalDate(2024, 11, 1), 7)
        );
    }
}
