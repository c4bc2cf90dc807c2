using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Tests.Events;

public class ReviewEventsTests
{
    public static TheoryData<EventLevel, string> All => [.. ReviewEvents.All.Select(item => (item.Level, item.Name))];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_event_has_a_valid_example_and_known_roles(EventLevel level, string name)
    {
        var known = ReviewEvents.Find(level, name)!;

        known.Check(known.ExamplePayload()).ShouldBeEmpty();
        known.Roles.ShouldNotBeEmpty();
        known.Roles.ShouldAllBe(role => Roles.All.Contains(role));
        known.Title.ShouldNotBeEmpty();
        PayloadSchema.ToJsonSchema(known.Fields)["type"]!.GetValue<string>().ShouldBe("object");
    }

    [Fact]
    public void No_event_appears_twice() =>
        ReviewEvents.All.Select(item => (item.Level, item.Name)).Distinct().Count().ShouldBe(ReviewEvents.All.Count);

    [Theory]
    [InlineData("""{"decision":"maybe"}""", "decision", "not-a-choice", "决定")]
    [InlineData("""{}""", "decision", "missing", "决定")]
    [InlineData("""{"decision":7}""", "decision", "wrong-type", "决定")]
    [InlineData("""{"decision":"returned"}""", "reasons", "inconsistent", "理由")]
    [InlineData("""{"decision":"returned","reasons":"x"}""", "reasons", "wrong-type", "理由")]
    [InlineData("""{"decision":"returned","reasons":[1]}""", "reasons[0]", "wrong-type", "“理由”（第1项）")]
    [InlineData("""{"decision":"recommended","reson":["x"]}""", "reson", "unknown-field", "理由")]
    public void A_wrong_decision_names_its_field(string payload, string field, string code, string title)
    {
        var error = Check(EventLevel.Application, ReviewEvents.EmployerDecided, payload).ShouldHaveSingleItem();

        error.Field.ShouldBe(field);
        error.Code.ShouldBe(code);
        error.Chinese.ShouldContain(title);
        error.English.ShouldContain(field);
    }

    [Theory]
    [InlineData("""{"postedOn":"2024-13-01"}""", "postedOn", "wrong-type")]
    [InlineData(
        """{"postedOn":"2024-10-08","evidence":[{"fileName":"a.jpg"}]}""",
        "evidence[0].contentType",
        "missing"
    )]
    public void A_wrong_posting_names_its_field(string payload, string field, string code)
    {
        var error = Check(EventLevel.Application, ReviewEvents.PublicityPosted, payload).ShouldHaveSingleItem();

        error.Field.ShouldBe(field);
        error.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"results":[]}""", "too-few")]
    [InlineData("""{"results":[{"application":1,"opinions":3,"yes":-1,"no":0}]}""", "too-small")]
    [InlineData(
        """{"results":[{"application":1,"opinions":3,"yes":1,"no":0},{"application":1,"opinions":3,"yes":1,"no":0}]}""",
        "inconsistent"
    )]
    public void Wrong_ballots_are_refused(string payload, string code) =>
        Check(EventLevel.Cycle, ReviewEvents.BallotsRecorded, payload).ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void Portals_cannot_send_what_instances_tell_each_other()
    {
        ReviewEvents.Find(EventLevel.Application, ReviewEvents.ReviewDecided)!.IsFromPortals.ShouldBeFalse();
        ReviewEvents
            .Find(EventLevel.Application, ReviewEvents.EmployerDecided)!
            .MayBeSentBy(Roles.Applicant)
            .ShouldBeFalse();
    }

    private static IReadOnlyList<PayloadError> Check(EventLevel level, string name, string payload) =>
        ReviewEvents.Find(level, name)!.Check(JsonNode.Parse(payload)!.AsObject());
}
