using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Tests.Definitions;

public class Malformed_definitions
{
    [Theory]
    [InlineData("", "bad-json", "1")]
    [InlineData("{", "bad-json", "1")]
    [InlineData("{\n  \"id\": x\n}", "bad-json", "2")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "bad-json", "1")]
    [InlineData("[]", "bad-json", "$")]
    [InlineData("{}", "missing-member", "$.definitionId")]
    [InlineData("{\"id\":\"a\"}", "missing-member", "$.root")]
    [InlineData("{\"id\":\"a\",\"root\":[]}", "missing-member", "$.root")]
    [InlineData("{\"id\":1,\"root\":{\"id\":\"f\",\"type\":\"T\"}}", "bad-member", "$.id")]
    [InlineData("{\"id\":\"a\",\"version\":\"two\",\"root\":{\"id\":\"f\",\"type\":\"T\"}}", "bad-member", "$.version")]
    [InlineData(
        "{\"id\":\"a\",\"isPublished\":\"perhaps\",\"root\":{\"id\":\"f\",\"type\":\"T\"}}",
        "bad-member",
        "$.isPublished"
    )]
    [InlineData(
        "{\"id\":\"a\",\"variables\":[1],\"root\":{\"id\":\"f\",\"type\":\"T\"}}",
        "bad-member",
        "$.variables[0]"
    )]
    [InlineData(
        "{\"id\":\"a\",\"variables\":[{}],\"root\":{\"id\":\"f\",\"type\":\"T\"}}",
        "missing-member",
        "$.variables[0]"
    )]
    [InlineData(
        "{\"id\":\"a\",\"inputs\":[{}],\"root\":{\"id\":\"f\",\"type\":\"T\"}}",
        "missing-member",
        "$.inputs[0].name"
    )]
    [InlineData("{\"id\":\"a\",\"outcomes\":[1],\"root\":{\"id\":\"f\",\"type\":\"T\"}}", "bad-member", "$.outcomes")]
    [InlineData("{\"id\":\"a\",\"root\":{\"id\":\"f\"}}", "missing-member", "$.root.type")]
    [InlineData(
        "{\"id\":\"a\",\"root\":{\"id\":\"f\",\"type\":\"T\",\"activities\":5}}",
        "bad-activity",
        "$.root.activities"
    )]
    [InlineData(
        "{\"id\":\"a\",\"root\":{\"id\":\"f\",\"type\":\"T\",\"activities\":[\"x\"]}}",
        "bad-activity",
        "$.root.activities[0]"
    )]
    [InlineData(
        "{\"id\":\"a\",\"root\":{\"id\":\"f\",\"type\":\"T\",\"activities\":[{\"type\":\"T\"}]}}",
        "missing-member",
        "$.root.activities[0].id"
    )]
    [InlineData(
        "{\"id\":\"a\",\"root\":{\"id\":\"f\",\"type\":\"T\",\"activities\":[{\"id\":\"f\",\"type\":\"T\"}]}}",
        "duplicate-id",
        "$.root.activities[0].id"
    )]
    [InlineData(
        "{\"id\":\"a\",\"root\":{\"id\":\"f\",\"type\":\"T\",\"connections\":[{\"source\":{}}]}}",
        "bad-connection",
        "$.root.connections[0]"
    )]
    public void Get_one_message_that_says_where(string json, string code, string where)
    {
        var read = DefinitionReader.Read(json);
        read.Definition.ShouldBeNull();
        var finding = read.Findings[0];
        finding.Code.ShouldBe(code);
        finding.MessageEn.ShouldContain(where);
        finding.Message.ShouldContain(where);
    }

    [Fact]
    public void Deep_nesting_is_refused_without_a_crash() =>
        DefinitionReader
            .Read(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000))
            .Findings.Single()
            .Code.ShouldBe("bad-json");
}
