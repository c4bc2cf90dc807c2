using Orchestrator.Calendars;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Validation;

public class CityValidationTests
{
    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    private static IReadOnlyList<Finding> Validate(string id) =>
        Validator.Validate(Definitions.Text(id + ".json"), id, other => Definitions.Find(other)?.Definition);

    [Theory]
    [InlineData("tianjin-quality-2023")]
    [InlineData("tianjin-quality-2023-application")]
    [InlineData("yuncheng-2024")]
    [InlineData("yuncheng-2024-application")]
    public void The_definitions_have_no_errors(string id) =>
        Validate(id).Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();

    [Theory]
    [InlineData("tianjin-quality-2023", "V2", "TJ23-7.4-a")]
    [InlineData("tianjin-quality-2023", "V8", "TJ23-7.2-c")]
    [InlineData("yuncheng-2024", "V2", "YC24-4.6-a")]
    [InlineData("yuncheng-2024", "V2", "YC24-3.5-c")]
    [InlineData("yuncheng-2024", "V8", "YC24-4.5-a")]
    [InlineData("yuncheng-2024", "V8", "YC24-3.2-b")]
    public void The_real_conflicts_are_warned_about_with_their_clause(string id, string code, string clause) =>
        Validate(id)
            .ShouldContain(finding =>
                finding.Code == code && finding.Clause == clause && finding.Severity == Severity.Warning
            );

    [Fact]
    public void The_draw_a_week_before_a_meeting_while_exams_run_is_warned_about() =>
        Validate("tianjin-quality-2023")
            .ShouldContain(finding => finding.Code == "V5" && finding.Severity == Severity.Warning);
}
