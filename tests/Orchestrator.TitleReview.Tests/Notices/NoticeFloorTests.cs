using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Notices;

public class NoticeFloorTests
{
    private const string Days =
        "\"days\": {\n          \"typeName\": \"Int32\",\n          \"expression\": {\n"
        + "            \"type\": \"Literal\",\n            \"value\": \"";

    private static IReadOnlyList<Finding> Floors(NoticeBook notices, string file, int days) =>
        [
            .. new DefinitionValidator(Definitions.Registry, ReviewRules.All(CalendarBook.Official, notices))
                .Validate(
                    Definitions.Text(file).Replace(Days + "5\"", $"{Days}{days}\"", StringComparison.Ordinal),
                    file,
                    id => Definitions.Find(id)?.Definition
                )
                .Where(finding => finding.Code == "floor"),
        ];

    private static NoticeBook With(Func<OfficialNotice, OfficialNotice> change) =>
        Definitions.Notices.With(change(Definitions.Notices.Notice("TJ24")!));

    [Theory]
    [InlineData("tianjin-2024-application.json", "TJ24-4.2-e")]
    [InlineData("tianjin-2024.json", "TJ24-4.4-b")]
    public void The_national_floor_holds_when_the_notice_says_nothing(string file, string clause)
    {
        var silent = With(notice => notice with { Floors = [] });

        Floors(silent, file, 4).ShouldHaveSingleItem().Clause.ShouldBe(clause);
        Floors(silent, file, 5).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tianjin-2024-application.json", FloorSubjects.EmployerPublicity)]
    [InlineData("tianjin-2024.json", FloorSubjects.ResultPublicity)]
    public void A_stricter_notice_binds_its_definitions_whatever_they_cite(string file, string subject)
    {
        var strict = With(notice =>
            notice with
            {
                Floors = [new NoticeFloor("TJ24-5.2-a", subject, 7, "workingDays")],
            }
        );

        var finding = Floors(strict, file, 6).ShouldHaveSingleItem();
        finding.Clause.ShouldBe("TJ24-5.2-a");
        finding.Message.ShouldContain("不少于7个工作日");
        Floors(strict, file, 7).ShouldBeEmpty();
    }

    [Fact]
    public void A_notice_that_is_not_known_is_told_once_with_what_is_cited()
    {
        var findings = new DefinitionValidator(
            Definitions.Registry,
            ReviewRules.All(CalendarBook.Official, NoticeBook.National)
        ).Validate(Definitions.Text("tianjin-2024.json"), "tianjin-2024.json", id => Definitions.Find(id)?.Definition);

        var finding = findings.Where(finding => finding.Severity == Severity.Error).ShouldHaveSingleItem();
        finding.Code.ShouldBe("unknown-notice");
        finding.Message.ShouldContain("TJ24-4.2-i");
        finding.Message.ShouldContain("notices");
    }
}
