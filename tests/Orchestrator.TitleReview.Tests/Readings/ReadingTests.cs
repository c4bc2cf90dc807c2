using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Tests.Planning;

namespace Orchestrator.TitleReview.Tests.Readings;

public class ReadingTests
{
    [Theory]
    [InlineData("liuzhou-2024", "LZ24-5.4-b", "deploymentBefore", "default=2024-07-10 strict=2024-06-30")]
    [InlineData("liuzhou-2024", "LZ24-5.4-d", "reviewBefore", "default=2024-11-10 strict=2024-10-31")]
    [InlineData("xianning-2024", "XN24-4-a", "noticeBefore", "default=2024-05-20 strict=2024-05-10 middle=2024-05-15")]
    [InlineData("xianning-2024", "XN24-4-b", "finishBefore", "strict=2024-09-30 lenient=2024-10-31")]
    [InlineData("xianning-2024", "XN24-5.3-a", "filingWithin", "both=2024-09-03 window=2024-09-09 atLeast=2024-09-03")]
    [InlineData("xianning-2024", "XN24-7.2-c", "uploadAfter", "exclusive=2024-05-16 inclusive=2024-05-15")]
    [InlineData("xianning-2024", "XN24-5.3-e", "reportClock", "reviewEnd=2024-09-18 publicity.ends=2024-09-25")]
    public void A_vague_word_shows_the_date_of_each_reading_and_which_is_recommended(
        string definition,
        string clause,
        string input,
        string readings
    )
    {
        var item = PlanOf.Schedule(definition).Item(clause);

        var reading = item.Reading.ShouldNotBeNull();
        reading.Input.ShouldBe(input);
        reading.IsRecommended.ShouldBeTrue();
        string.Join(' ', reading.Options.Select(option => $"{option.Reading}={PlanOf.Iso(option.Date)}"))
            .ShouldBe(readings);
        var warning = item.Warnings.Single(warning => warning.Code == "V8");
        foreach (var option in reading.Options)
            warning.Message.ShouldContain(PlanOf.Iso(option.Date)!);
        warning.Message.ShouldContain("推荐");
    }

    [Theory]
    [InlineData("liuzhou-2024", "LZ24-5.4-b", "deploymentBefore", "strict", "2024-06-30")]
    [InlineData("xianning-2024", "XN24-4-a", "noticeBefore", "middle", "2024-05-15")]
    [InlineData("xianning-2024", "XN24-4-b", "finishBefore", "lenient", "2024-10-31")]
    [InlineData("xianning-2024", "XN24-5.3-a", "filingWithin", "atLeast", "2024-09-03")]
    [InlineData("xianning-2024", "XN24-5.3-e", "reportClock", "publicity.ends", "2024-09-25")]
    [InlineData("xianning-2024", "XN24-5.1-c", "applyCloses", "2024-08-15", "2024-08-15")]
    public void The_administrators_choice_moves_the_date(
        string definition,
        string clause,
        string input,
        string chosen,
        string due
    )
    {
        var item = PlanOf
            .Schedule(definition, new JsonObject { [input] = chosen })
            .Items.Last(item => item.Clauses.Contains(clause) && item.DueDate is not null);

        PlanOf.Iso(item.DueDate).ShouldBe(due);
        item.Reading!.IsRecommended.ShouldBeFalse();
    }

    [Fact]
    public void A_number_that_the_notice_leaves_open_is_chosen_too()
    {
        var plan = PlanOf.Schedule("liuzhou-2024", new JsonObject { ["integrityDays"] = 3 }, "step.started=2024-11-18");

        plan.Due("LZ24-8.1-a").ShouldBe("2024-11-21");
        plan.Item("LZ24-8.1-a").Reading!.Recommended.ShouldBe("5");
    }

    [Fact]
    public void A_reading_that_there_is_not_makes_the_plan_unlawful_and_names_those_there_are()
    {
        var plan = PlanOf.Schedule("liuzhou-2024", new JsonObject { ["deploymentBefore"] = "middle" });

        plan.IsLawful.ShouldBeFalse();
        plan.Warnings.Single(warning => warning.Code == ReadingTexts.Impossible).Message.ShouldContain("strict");
    }

    [Fact]
    public void The_choices_are_journaled_once_each_with_what_else_was_possible()
    {
        var journal = ReadingTexts.Journal(
            PlanOf.Schedule("xianning-2024", new JsonObject { ["finishBefore"] = "lenient" })
        );

        journal.Select(entry => (string)entry.Data!["input"]!).ShouldBeUnique();
        var choice = journal.Single(entry => (string)entry.Data!["input"]! == "finishBefore");
        choice.Event.ShouldBe("ReadingChosen");
        choice.Message.ShouldBe(
            "“10月前”按“至该月最后一日（含）”执行 2024-10-31，管理员选定（推荐为strict）；其他理解：该月开始之前 2024-09-30"
        );
        journal
            .Single(entry => (string)entry.Data!["input"]! == "returnDays")
            .Message.ShouldBe("“及时（退回）”按“3个工作日”执行，采用推荐");
    }

    [Fact]
    public void A_plan_as_json_carries_the_readings()
    {
        var line = PlanJson.Write(PlanOf.Schedule("xianning-2024"))["items"]!
            .AsArray()
            .First(item => item!["clauses"]!.AsArray().Any(clause => (string)clause! == "XN24-4-a"))!;

        line["reading"]!["chosen"]!.GetValue<string>().ShouldBe("default");
        line["reading"]!["readings"]!
            .AsArray()
            .Select(option => (string)option!["date"]!)
            .ShouldBe(["2024-05-20", "2024-05-10", "2024-05-15"]);
    }
}
