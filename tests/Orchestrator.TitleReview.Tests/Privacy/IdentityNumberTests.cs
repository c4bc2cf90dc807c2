using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.TitleReview.Tests.Privacy;

/// <summary>Numbers are made up by the rule of GB 11643; none is anybody's.</summary>
public class IdentityNumberTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("440524188001010014")]
    [InlineData("440524 18800101 0014")]
    [InlineData("4405-2418-8001-0100-14")]
    [InlineData("440524\u200b188001010014")]
    [InlineData("P440524188001010014")]
    [InlineData("身份证440524188001010014，本人")]
    [InlineData("1 440524188001010014")]
    public void It_is_seen_however_it_is_written(string text) => IdentityNumber.IsIn(text).ShouldBeTrue();

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("440524188013010014")]
    [InlineData("4405241880010100141")]
    [InlineData("91120116MA06EXAMPL")]
    [InlineData("P0001")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_none_is_not_taken_for_one(string? text) => IdentityNumber.IsIn(text).ShouldBeFalse();

    public static TheoryData<string, string> Texts() =>
        new(
            ReviewEvents
                .All.Where(item => item.IsFromPortals)
                .SelectMany(item =>
                    item.Fields.Where(field =>
                            field.Kind == FieldKind.Text && !field.IsCode && field.Choices.Count == 0
                        )
                        .Select(field => (item.Level + "/" + item.Name, field.Name))
                )
        );

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_text_of_an_event_may_hold_one(string name, string field)
    {
        var (level, known) = (name.Split('/')[0], name.Split('/')[1]);
        var item = ReviewEvents.Find(Enum.Parse<EventLevel>(level), known)!;
        var payload = item.ExamplePayload();
        payload[field] = item.Fields.Single(one => one.Name == field).IsList
            ? new JsonArray("11010519491231002x")
            : JsonValue.Create("440524 18800101 0014");

        if (item.Fields.Single(one => one.Name == field).MaxLength < 18)
            return;
        var error = item.Check(payload).First(found => found.Code == "identity-number");
        error.Field.ShouldStartWith(field);
        error.Chinese.ShouldContain("公民身份号码");
        error.Chinese.ShouldNotContain("440524");
    }

    [Fact]
    public void Nor_may_the_facts_of_an_application_at_any_depth()
    {
        var item = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!;
        var payload = item.ExamplePayload();
        payload["facts"]!["coAuthors"] = new JsonArray(
            new JsonObject { ["id"] = "４４０５２４１８８００１０１００１４" }
        );

        item.Check(payload).Select(error => error.Code).ShouldBe(["identity-number"]);
    }
}
