using System.Text.Json.Nodes;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>How the stock engine converts what passes between variables, inputs and scripts.</summary>
public class Values_and_variables
{
    private static IReadOnlyList<string> Lines(JsonObject root, params JsonObject[] variables) =>
        new Instance(Workflow(root, [.. variables])).Lines;

    [Theory]
    [InlineData("Int32", "5", "6")]
    [InlineData("System.Int32", "5", "6")]
    [InlineData("System.Int32, System.Private.CoreLib", "5", "6")]
    [InlineData("Int32?", "5", "6")]
    [InlineData("Long", "5", "6")]
    [InlineData("Double", "1.5", "2.5")]
    [InlineData("Decimal", "1.5", "2.5")]
    [InlineData("String", "5", "51")]
    [InlineData("System.String", "5", "51")]
    [InlineData("Object", "5", "51")]
    [InlineData("Boolean", "True", "2")]
    [InlineData("Acme.Unknown", "5", "51")]
    public void A_default_has_the_type_of_its_variable(string type, string value, string line) =>
        Lines(Sequence(Line("a", Script("getV() + 1"))), Variable("V", type, value)).ShouldBe([line]);

    [Theory]
    [InlineData("Int32", "\"5\"", "6")]
    [InlineData("Int32", "2.5", "3")]
    [InlineData("Int32", "3.5", "5")]
    [InlineData("Int32", "\"many\"", "1")]
    [InlineData("Boolean", "\"maybe\"", "1")]
    [InlineData("String", "5", "51")]
    [InlineData("Object", "\"5\"", "51")]
    public void SetVariable_writes_in_the_type_of_the_variable(string type, string literal, string line) =>
        Lines(
                Sequence(Set("set", "V", Literal(JsonNode.Parse(literal))), Line("a", Script("getV() + 1"))),
                Variable("V", type)
            )
            .ShouldBe([line]);

    [Fact]
    public void A_script_writes_what_it_has() =>
        Lines(
                Sequence(
                    Line("a", Script("setV('5'); getV() + 1")),
                    Line("b", Script("variables.V = '6'; ''")),
                    Line("c", Script("getV() + 1"))
                ),
                Variable("V", "Int32", "1")
            )
            .ShouldBe(["51", "", "7"]);

    [Theory]
    [InlineData("JSON", "{\"a\":[1,2]}", "getV().a.length", "2")]
    [InlineData("ObjectDictionary", "{\"a\":1}", "getV().a", "1")]
    [InlineData("System.Dynamic.ExpandoObject", "{\"a\":1}", "getV().a", "1")]
    [InlineData("Object", "{\"a\":1}", "getV().length", "7")]
    [InlineData("String[]", "[\"x\",\"y\"]", "getV()[1]", "y")]
    [InlineData("Int32[]", "[\"1\",2]", "getV()[0] + getV()[1]", "3")]
    [InlineData(
        "System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]]",
        "[\"1\",2]",
        "getV()[0] + getV()[1]",
        "3"
    )]
    [InlineData("JSON", "", "getV() === null", "True")]
    public void Objects_and_lists_are_read_from_text(string type, string value, string script, string line) =>
        Lines(Sequence(Line("a", Script(script))), Variable("V", type, value)).ShouldBe([line]);

    [Fact]
    public void A_list_may_be_told_by_a_flag()
    {
        var variable = Variable("V", "Int32", "[\"1\",2]");
        variable["isArray"] = true;
        Lines(Sequence(Line("a", Script("getV()[0] + getV()[1]"))), variable).ShouldBe(["3"]);
    }

    [Theory]
    [InlineData("true", "True")]
    [InlineData("1 == 2", "False")]
    [InlineData("'' + true", "true")]
    [InlineData("1.50", "1.5")]
    [InlineData("({ a: 'x & <y>' })", "{\"a\":\"x \\u0026 \\u003Cy\\u003E\"}")]
    [InlineData("[1, '张']", "[1,\"张\"]")]
    [InlineData("toJson({ a: '\\'' })", "{\"a\":\"\\u0027\"}")]
    public void Values_become_text_as_the_stock_engine_writes_them(string script, string line) =>
        Lines(Sequence(Line("a", Script(script)))).ShouldBe([line]);

    [Theory]
    [InlineData("'true'", "True")]
    [InlineData("'yes'", "False")]
    [InlineData("0", "False")]
    [InlineData("2", "True")]
    [InlineData("({})", "False")]
    [InlineData("undefined", "False")]
    public void A_condition_that_is_no_flag_does_not_hold(string script, string port) =>
        Lines(
                Flowchart(
                    [
                        Activity("d", "Elsa.FlowDecision", json => json["condition"] = Script(script)),
                        Line("True"),
                        Line("False"),
                    ],
                    "d:True True",
                    "d:False False"
                )
            )
            .ShouldBe([port]);

    [Fact]
    public void What_takes_any_value_gets_the_text_of_an_object_expression() =>
        Lines(
                Sequence(Set("set", "V", Input("Object", "{ \"a\": 1 }")), Line("a", Script("typeof getV() + getV()"))),
                Variable("V")
            )
            .ShouldBe(["string{ \"a\": 1 }"]);

    [Fact]
    public void A_typed_variable_reads_that_text() =>
        Lines(
                Sequence(Set("set", "V", Input("Json", "{ \"a\": 1 }")), Line("a", Script("getV().a"))),
                Variable("V", "JSON")
            )
            .ShouldBe(["1"]);

    [Fact]
    public void The_getter_of_an_input_keeps_its_name() =>
        new Instance(
            Workflow(Sequence(Line("a", Script("getlevel() + getLevel() + getInput('level')"))), more: json =>
                json["inputs"] = new JsonArray(new JsonObject { ["name"] = "level", ["type"] = "Int32" })
            ),
            input: new JsonObject { ["level"] = "2" }
        ).Lines.ShouldBe(["6"]);

    [Fact]
    public void An_activity_without_a_type_that_fits_its_literal_still_counts_fractions() =>
        Lines(
                Sequence(
                    Activity("for", "Elsa.For", json =>
                        (json["start"], json["end"], json["body"]) = (
                            Literal(1),
                            Script("2.6"),
                            Line("a", Script("getCurrentValue()"))
                        )
                    )
                )
            )
            .ShouldBe(["1", "2", "3"]);
}
