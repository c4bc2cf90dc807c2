using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Facts;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Facts;

/// <summary>A city adds facts and evidence to its definition, and the form has them at once.</summary>
public class When_a_definition_asks_for_facts_of_its_own
{
    [Fact]
    public void A_fact_without_a_name_is_called_by_its_own()
    {
        var field = Only("""{"fact":"facts.harbourPermit.colour","is":"红"}""");

        (field.Field.Title, field.Field.TitleEn, field.Field.Kind).ShouldBe(
            ("harbourPermit", "harbourPermit", FieldKind.Record)
        );
        field.Fields.ShouldHaveSingleItem().Field.Title.ShouldBe("colour");
        field.Fields[0].Offered.ShouldBe(["红"]);
    }

    [Theory]
    [InlineData("""{"fact":"facts.x","is":3}""", FieldKind.Number, false)]
    [InlineData("""{"fact":"facts.x","is":"$lastYear"}""", FieldKind.Number, false)]
    [InlineData("""{"fact":"facts.x","atLeast":"$checkDate"}""", FieldKind.Date, false)]
    [InlineData("""{"fact":"facts.x","atMost":"2024-10-18"}""", FieldKind.Date, false)]
    [InlineData("""{"fact":"facts.x","contains":"甲"}""", FieldKind.Text, true)]
    [InlineData("""{"fact":"facts.x","contains":3}""", FieldKind.Number, true)]
    [InlineData("""{"fact":"facts.x","in":[true]}""", FieldKind.Boolean, false)]
    [InlineData("""{"fact":"facts.x","exists":true}""", FieldKind.Text, false)]
    [InlineData("""{"fact":"level","in":"$facts.x"}""", FieldKind.Text, true)]
    [InlineData("""{"fact":"series","onOrAfter":"$facts.x"}""", FieldKind.Date, false)]
    [InlineData("""{"some":"facts.x","where":{"fact":"","is":"甲"}}""", FieldKind.Text, true)]
    [InlineData("""{"some":"monthsBefore.6","where":{"not":{"fact":"","in":"$facts.x"}}}""", FieldKind.Text, true)]
    [InlineData("""{"some":"earlier","where":{"fact":"level","is":"$facts.x"}}""", FieldKind.Text, false)]
    [InlineData(
        """{"any":[{"fact":"facts.x","is":"长期"},{"fact":"facts.x","onOrAfter":"$year"}]}""",
        FieldKind.Number,
        false
    )]
    [InlineData(
        """{"any":[{"fact":"facts.x","is":"长期"},{"fact":"facts.x","onOrAfter":"$checkDate"}]}""",
        FieldKind.Date,
        false
    )]
    public void Its_kind_is_told_by_the_comparison(string condition, FieldKind kind, bool isList)
    {
        var field = Only(condition).Field;

        (field.Name, field.Kind, field.IsList).ShouldBe(("x", kind, isList));
    }

    [Fact]
    public void Lists_stand_within_lists()
    {
        var field = Only("""{"some":"facts.posts","where":{"some":"breaks","where":{"fact":"days","atLeast":30}}}""");

        field.Field.IsList.ShouldBeTrue();
        var breaks = field.Fields.ShouldHaveSingleItem();
        (breaks.Field.Name, breaks.Field.IsList, breaks.Fields[0].Field.Kind).ShouldBe(
            ("breaks", true, FieldKind.Number)
        );
    }

    [Fact]
    public void Evidence_is_called_as_the_definition_calls_it_and_brings_the_present_title()
    {
        var fields = FactFields.Of(
            ChangedSubmission.With(
                ("rules", new JsonArray()),
                (
                    "evidencePeriods",
                    JsonNode.Parse(
                        """[{"fact":"works","title":"代表作"},{"fact":"continuingEducationYears","title":"继续教育","eachYear":true}]"""
                    )!
                )
            )
        );

        fields
            .Where(field => field.AtSubmission)
            .Select(field => field.Field.Name)
            .ShouldBe(["titleSince", "titles", "currentLevel", "works", "continuingEducationYears"]);
        var (works, years) = (fields[3], fields[4]);
        (works.Field.Title, works.Field.TitleEn, works.Field.IsList).ShouldBe(("代表作", "works", true));
        works
            .Fields.Select(field => (field.Field.Name, field.Field.Kind))
            .ShouldBe([("name", FieldKind.Text), ("obtainedOn", FieldKind.Date)]);
        (years.Field.TitleEn, years.Field.Kind, years.Field.IsList).ShouldBe(
            ("Years of continuing education", FieldKind.Number, true)
        );
    }

    /// <summary>The one fact that a submission with this condition looks at.</summary>
    private static FactField Only(string condition) =>
        FactFields
            .Of(ChangedSubmission.Denying(JsonNode.Parse(condition)!))
            .Where(field => field.AtSubmission)
            .ShouldHaveSingleItem();
}
