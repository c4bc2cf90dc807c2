using Orchestrator.Calendars;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Validation;

public class TianjinValidationTests
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

    private static Finding Error(string code, string file, params (string Old, string New)[] changes) =>
        Validate(file, changes)
            .Where(finding => finding.Severity == Severity.Error && finding.Code == code)
            .ShouldHaveSingleItem();

    [Theory]
    [InlineData("tianjin-2024.json")]
    [InlineData("tianjin-2024-application.json")]
    public void The_definitions_of_tianjin_have_no_findings(string file) => Validate(file).ShouldBeEmpty();

    [Fact]
    public void A_four_day_publicity_is_refused_with_its_clause()
    {
        const string Days =
            "\"days\": {\n          \"typeName\": \"Int32\",\n          \"expression\": {\n            \"type\": "
            + "\"Literal\",\n            \"value\": \"";

        var finding = Error("floor", "tianjin-2024-application.json", (Days + "5\"", Days + "4\""));

        finding.Clause.ShouldBe("TJ24-4.2-e");
        finding.ActivityId.ShouldBe("EmployerPublicity");
        finding.Message.ShouldContain("不少于5个工作日");
    }

    [Fact]
    public void A_draw_six_days_before_the_meeting_is_refused_with_its_clause()
    {
        var findings = Validate("tianjin-2024.json", ("\\\"amount\\\": 7", "\\\"amount\\\": 6"));

        findings.ShouldContain(finding =>
            finding.Code == "floor" && finding.Clause == "TJ24-4.3-d" && finding.ActivityId == "DrawExperts"
        );
        findings.ShouldContain(finding =>
            finding.Code == "floor" && finding.Clause == "TJ24-4.3-c" && finding.ActivityId == "ReportPlan"
        );
    }

    [Fact]
    public void A_wrong_printed_weekday_is_refused()
    {
        var finding = Error(
            "V1",
            "tianjin-2024.json",
            (
                "\\\"2024-11-01\\\", \\\"weekday\\\": \\\"Friday\\\"",
                "\\\"2024-11-01\\\", \\\"weekday\\\": \\\"Monday\\\""
            )
        );

        finding.Clause.ShouldBe("TJ24-4.2-i");
        finding.ActivityId.ShouldBe("Window");
    }

    [Fact]
    public void A_clause_that_no_notice_has_is_refused() =>
        Error(
            "unknown-clause",
            "tianjin-2024-application.json",
            ("TJ24-4.2-d\\\", \\\"TJ24-3.6-b", "TJ24-9.9-z\\\", \\\"TJ24-3.6-b")
        )
            .Message.ShouldContain("TJ24-9.9-z");

    [Fact]
    public void A_date_rule_that_cannot_be_read_says_where()
    {
        var findings = Validate(
            "tianjin-2024.json",
            ("\\\"kind\\\": \\\"monthEnd\\\"", "\\\"kind\\\": \\\"monthStart\\\"")
        );

        findings.ShouldContain(finding =>
            finding.Code == "date-rule"
            && finding.Message.Contains(".due", StringComparison.Ordinal)
            && finding.ActivityId == "ReviewBy"
        );
    }

    [Fact]
    public void A_date_that_nothing_states_is_refused() =>
        Validate("tianjin-2024.json", ("\\\"anchor\\\": \\\"meeting\\\"", "\\\"anchor\\\": \\\"party\\\""))
            .ShouldContain(finding => finding.Code == "unknown-anchor" && finding.Severity == Severity.Error);

    [Fact]
    public void A_window_too_short_for_what_is_in_it_is_refused() =>
        Validate(
                "tianjin-2024.json",
                (
                    "\\\"2024-10-08\\\", \\\"weekday\\\": \\\"Tuesday\\\"",
                    "\\\"2024-10-22\\\", \\\"weekday\\\": \\\"Tuesday\\\""
                )
            )
            .ShouldContain(finding => finding.Code == "V3" && finding.Severity == Severity.Error);

    [Fact]
    public void A_deadline_on_a_rest_day_is_warned_about() =>
        Validate(
                "tianjin-2024.json",
                (
                    "\\\"2024-11-01\\\", \\\"weekday\\\": \\\"Friday\\\"",
                    "\\\"2024-11-02\\\", \\\"weekday\\\": \\\"Saturday\\\""
                )
            )
            .ShouldContain(finding =>
                finding.Code == "V2" && finding.Severity == Severity.Warning && finding.Clause == "TJ24-4.2-i"
            );

    [Fact]
    public void A_window_that_closes_before_it_opens_is_refused() =>
        Validate(
                "tianjin-2024.json",
                (
                    "\\\"2024-11-01\\\", \\\"weekday\\\": \\\"Friday\\\"",
                    "\\\"2024-09-27\\\", \\\"weekday\\\": \\\"Friday\\\""
                )
            )
            .ShouldContain(finding => finding.Code == "order" && finding.Severity == Severity.Error);

    [Fact]
    public void A_last_day_that_counts_from_a_later_step_is_refused()
    {
        const string MeetingMinus7 =
            "\\\"anchor\\\": \\\"meeting\\\", \\\"amount\\\": 7, \\\"unit\\\": \\\"days\\\"}\"\n          }\n    "
            + "    },\n        \"dueClauses\": {\n          \"typeName\": \"Object\",\n          \"expression\": "
            + "{\n            \"type\": \"Object\",\n            \"value\": \"[\\\"TJ24-4.3-c\\\"]\"";

        var findings = Validate(
            "tianjin-2024.json",
            (MeetingMinus7, MeetingMinus7.Replace("meeting", "posted", StringComparison.Ordinal))
        );

        findings.ShouldContain(finding =>
            finding.Code == "order"
            && finding.Severity == Severity.Error
            && finding.ActivityId == "ReportPlan"
            && finding.Message.Contains("评审结果公示", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_year_without_a_calendar_is_provisional() =>
        Validate("tianjin-2024.json", ("\\\"monthEnd\\\", \\\"year\\\": 2024", "\\\"monthEnd\\\", \\\"year\\\": 2027"))
            .ShouldContain(finding => finding.Code == "V9" && finding.Severity == Severity.Warning);

    [Fact]
    public void A_gate_rule_that_cannot_be_read_is_refused() =>
        Validate(
                "tianjin-2024-application.json",
                (
                    "\\\"require\\\": {\\\"fact\\\": \\\"facts.status\\\"",
                    "\\\"require\\\": {\\\"fakt\\\": \\\"facts.status\\\""
                )
            )
            .ShouldContain(finding => finding.Severity == Severity.Error && finding.ActivityId == "Submit");

    [Fact]
    public void A_committee_of_even_number_is_refused() =>
        Validate(
                "tianjin-2024.json",
                (
                    "\"type\": \"Input\",\n            \"value\": {\n              \"name\": \"minimumSeats\",\n         "
                        + "     \"type\": \"Int32\"\n            }",
                    "\"type\": \"Literal\", \"value\": \"12\""
                )
            )
            .ShouldContain(finding => finding.Code == "floor" && finding.ActivityId == "DrawExperts");
}
