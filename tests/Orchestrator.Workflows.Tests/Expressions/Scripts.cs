using System.Text.Json.Nodes;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

public class Scripts
{
    private static string Say(string script)
    {
        var instance = new Instance(
            Workflow(
                Sequence(Line("say", Script(script))),
                [
                    Variable("myNumber", "Int32", "4"),
                    Variable("Person", "JSON", "{\"name\":\"张三\",\"tags\":[\"a\",\"b\"]}"),
                ],
                json =>
                    json["inputs"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "Series",
                            ["type"] = "String",
                            ["defaultValue"] = "工程",
                        }
                    )
            ),
            input: new JsonObject { ["Level"] = "高级" }
        );
        instance.State.Incidents.ShouldBeEmpty();
        return instance.Lines.SingleOrDefault() ?? "(null)";
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("'a'; 'b'", "b")]
    [InlineData("var x = 2; return x * 3;", "6")]
    [InlineData("if (getMyNumber() > 3) { 'big' } else { 'small' }", "big")]
    [InlineData("// nothing", "(null)")]
    [InlineData("undefined", "(null)")]
    [InlineData("getPerson().name + getPerson().tags.length", "张三2")]
    [InlineData("variables.Person.tags[1]", "b")]
    [InlineData("variables.myNumber = 9; variables.myNumber", "9")]
    [InlineData("setMyNumber(7); getMyNumber()", "7")]
    [InlineData("setVariable('myNumber', 8); getVariable('myNumber')", "8")]
    [InlineData("getInput('Level') + getLevel() + getSeries()", "高级高级工程")]
    [InlineData("({ a: [1, { b: null }], f: function () { } })", "{\"a\":[1,{\"b\":null}]}")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("new Date(0)", "1970-01-01T00:00:00Z")]
    [InlineData("new Date().getHours() + ':' + new Date().getTimezoneOffset()", "9:-480")]
    [InlineData("Date.now()", "1728349200000")]
    [InlineData("typeof System", "undefined")]
    [InlineData("isNullOrWhiteSpace(' ') && isNullOrEmpty(null)", "True")]
    [InlineData("toJson({ a: '张' })", "{\"a\":\"张\"}")]
    [InlineData("stringFromBase64(stringToBase64('张三'))", "张三")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('ok'))))", "ok")]
    [InlineData("try { throw new Error('told'); } catch (e) { e.message }", "told")]
    [InlineData("JSON.stringify(JSON.parse('{\"constructor\":1,\"toString\":2}')).length", "30")]
    [InlineData("parseGuid('{0F8FAD5B-D9CB-469F-A165-70867728950E}')", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData(
        "newGuid().length + getGuidString().length + ':' + /^[A-Za-z0-9]{15,22}$/.test(newShortGuid() && getShortGuid())",
        "72:true"
    )]
    [InlineData(
        "getWorkflowDefinitionId() + getWorkflowDefinitionVersionId() + getWorkflowDefinitionVersion() + getWorkflowInstanceId()",
        "d1v1142"
    )]
    [InlineData(
        "setCorrelationId('c'); setWorkflowInstanceName('n'); getCorrelationId() + getWorkflowInstanceName()",
        "cn"
    )]
    public void Give_the_value_of_their_last_statement_or_what_they_return(string script, string line) =>
        Say(script).ShouldBe(line);

    [Theory]
    [InlineData("`a${1 + 1}b`", "a2b")]
    [InlineData("`say \"${'x' + `${getMyNumber()}`}\"\\n`.length", "9")]
    [InlineData("`${{ a: 1 }.a}`", "1")]
    [InlineData("let a = 1; const b = 2; a + b", "3")]
    [InlineData("[1,2,3].map(x => x * 2).join()", "2,4,6")]
    [InlineData("[1,2,3].filter((x) => { return x > 1; }).reduce((a, b) => a + b, 0)", "5")]
    [InlineData("var add = a => b => a + b; add(1)(2)", "3")]
    [InlineData("var o = { let: 1, const: 2 }; o.let + o.const", "3")]
    [InlineData("'a `not` template'.length + /`/.source", "16`")]
    public void May_use_templates_let_const_and_arrow_functions(string script, string line) =>
        Say(script).ShouldBe(line);

    [Theory]
    [InlineData("var all = ''; for (const x of [1, 2, 3]) { if (x == 2) continue; all += x; } all", "13")]
    [InlineData("const all = []; for (let x of ['a', 'b'].map(y => y + y)) all.push(x); all.join()", "aa,bb")]
    [InlineData("var n = 0; for (const a of [1, 2]) { for (const b of [10, 20]) { n += a * b; } } n", "90")]
    [InlineData("for (var of of ['x']) { } of", "x")]
    [InlineData("[3, 5].includes(5) + ':' + [3, 5].find(x => x > 3) + ':' + [3, 5].findIndex(x => x > 9)", "true:5:-1")]
    [InlineData("[[1, [2]], 3].flat().length + Array.from('abc', x => x + x).join('') + [1, 2].at(-1)", "3aabbcc2")]
    [InlineData(
        "'7'.padStart(3, '0') + 'ab'.repeat(2) + 'abc'.includes('bc') + 'abc'.startsWith('ab') + 'abc'.endsWith('bc')",
        "007ababtruetruetrue"
    )]
    [InlineData("' a '.trimStart() + '|' + 'a-b-c'.replaceAll('-', '+')", "a |a+b+c")]
    [InlineData(
        "toJson(Object.assign({ a: 1 }, { b: 2 })) + Object.values({ a: 1, b: 2 }) + toJson(Object.entries({ a: 1 }))",
        "{\"a\":1,\"b\":2}1,2[[\"a\",1]]"
    )]
    [InlineData("Number.isInteger(3) + ':' + Math.trunc(-2.5)", "true:-2")]
    [InlineData("var keys = []; for (var k in [1]) keys.push(k); for (k in { a: 1 }) keys.push(k); keys.join()", "0,a")]
    public void May_use_loops_over_lists_and_the_methods_of_newer_engines(string script, string line) =>
        Say(script).ShouldBe(line);

    [Fact]
    public void Leave_nothing_behind_for_each_other()
    {
        Say("leaked = 1; Array.prototype.evil = 2; Object.prototype.x = 3; Math.abs = null; leaked").ShouldBe("1");
        Say("typeof leaked + [].evil + ({}).x + Math.abs(-1)").ShouldBe("undefinedundefinedundefined1");
    }

    [Fact]
    public void Chance_is_the_same_when_a_run_is_made_again()
    {
        Say("Math.random()").ShouldBe(Say("Math.random()"));
        Say("newGuid()").ShouldBe(Say("newGuid()"));
        Say("newGuid() == newGuid()").ShouldBe("False");
    }
}
