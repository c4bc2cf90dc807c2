using System.Diagnostics;
using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Tests.Support;
using Orchestrator.Workflows.Validation;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

public class When_a_text_is_Liquid
{
    private const string Doubling = "{% assign s = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..60) %}";

    private static Instance Run(string template) =>
        new(
            Workflow(
                Sequence(Line("say", Input("Liquid", template))),
                [
                    Variable("Name", "String", "Ann"),
                    Variable("Count", "Int32", "3"),
                    Variable("Nothing", "String"),
                    Variable(
                        "Person",
                        "JSON",
                        "{\"name\":\"张三\",\"tags\":[\"b\",\"a\"],\"boss\":{\"name\":\"李四\"},\"papers\":[{\"y\":2023},"
                            + "{\"y\":2021}],\"active\":true}"
                    ),
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

    private static string Say(string template)
    {
        var instance = Run(template);
        instance.State.Incidents.ShouldBeEmpty(template);
        return instance.Lines.SingleOrDefault() ?? "(null)";
    }

    [Theory]
    [InlineData("Hello {{ Variables.Name | upcase }}", "Hello ANN")]
    [InlineData("{{ Variables.Person.name }}、{{ Variables.Person.boss.name }}", "张三、李四")]
    [InlineData("{{ Variables['Name'] }}{{ Variables.Person['name'] }}", "Ann张三")]
    [InlineData("{{ Variables.Nothing }}{{ Variables.Missing.x }}|", "|")]
    [InlineData("{{ Input.Level }}{{ Input.Series }}", "高级工程")]
    [InlineData(
        "{{ WorkflowDefinitionId }}{{ WorkflowDefinitionVersionId }}{{ WorkflowDefinitionVersion }}{{ "
            + "WorkflowInstanceId }}{{ CorrelationId }}",
        "d1v1142"
    )]
    [InlineData("{% if Variables.Count > 2 and Variables.Person.active %}many{% else %}few{% endif %}", "many")]
    [InlineData("{% unless Variables.Count == 3 %}no{% endunless %}yes", "yes")]
    [InlineData("{% case Variables.Name %}{% when 'Ann' %}hers{% else %}theirs{% endcase %}", "hers")]
    [InlineData(
        "{% for t in Variables.Person.tags %}{{ forloop.index }}{{ t }}{% unless forloop.last %},{% endunless %}{% endfor %}",
        "1b,2a"
    )]
    [InlineData(
        "{% for i in (1..4) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
        "13"
    )]
    [InlineData("{% for t in Variables.Person.tags reversed limit: 1 %}{{ t }}{% endfor %}", "b")]
    [InlineData("{% for t in Variables.Nothing %}x{% else %}none{% endfor %}", "none")]
    [InlineData("{% assign full = Variables.Name | append: '!' %}{{ full }}", "Ann!")]
    [InlineData("{% capture c %}{{ Variables.Name }}-{{ Variables.Count }}{% endcapture %}{{ c | downcase }}", "ann-3")]
    [InlineData("{% increment n %}{% increment n %}", "01")]
    [InlineData("{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}", "ab")]
    [InlineData("{% raw %}{{ x }}{% endraw %}{% comment %}gone{% endcomment %}", "{{ x }}")]
    [InlineData("a  {{- 'b' -}}  c", "abc")]
    [InlineData("{{ Variables.Person.tags | sort | join: '/' }}", "a/b")]
    [InlineData(
        "{{ Variables.Person.tags | first }}{{ Variables.Person.tags | last }}{{ Variables.Person.tags | size }}",
        "ba2"
    )]
    [InlineData("{{ Variables.Person.papers | map: 'y' | sort | join: ' ' }}", "2021 2023")]
    [InlineData("{{ Variables.Person.papers | where: 'y', 2021 | size }}", "1")]
    [InlineData("{{ 'a,b,c' | split: ',' | reverse | join: '' }}", "cba")]
    [InlineData("{{ 'hello world' | capitalize | replace: 'o', '0' | truncate: 8 }}", "Hell0...")]
    [InlineData("{{ ' x ' | strip }}{{ 'x' | prepend: '<' | append: '>' | escape }}", "x&lt;x&gt;")]
    [InlineData("{{ 7 | plus: 3 | times: 2 | minus: 5 | divided_by: 4 | modulo: 2 }}", "1")]
    [InlineData("{{ 4.6 | round }}{{ 4.2 | ceil }}{{ 4.9 | floor }}{{ -3 | abs }}", "5543")]
    [InlineData("{{ Variables.Nothing | default: 'none' }}", "none")]
    [InlineData("{{ '2024-10-08' | date: '%Y年%m月%d日' }}", "2024年10月08日")]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M' }}", "2024-10-08 09:00")]
    [InlineData("{{ Variables.Person.boss | json }}", "{\"name\":\"李四\"}")]
    [InlineData("{{ '张三' | base64 }}", "5byg5LiJ")]
    [InlineData("{{ Variables.Person | keys | join: ',' }}", "name,tags,boss,papers,active")]
    [InlineData("{{ 'a b' | url_encode }}{{ '<b>x</b>' | strip_html }}", "a+bx")]
    [InlineData("{{ 'abc' | slice: 1, 2 }}{{ 'a-b' | remove: '-' }}", "bcab")]
    [InlineData(
        "{% if Variables.Person.tags contains 'a' %}in{% endif %}{% if Variables.Missing == nil %}nil{% endif %}",
        "innil"
    )]
    [InlineData("plain", "plain")]
    public void It_gives_what_Liquid_says(string template, string line) => Say(template).ShouldBe(line, template);

    [Theory]
    [InlineData("{{ 'a' | shout }}", "shout")]
    [InlineData("{% if x %}", "endif")]
    [InlineData("a\n{{ b", "(2:")]
    public void What_is_wrong_is_refused_when_it_is_saved(string template, string says) =>
        Findings(template)
            .ShouldContain(finding => finding.MessageEn.Contains(says, StringComparison.OrdinalIgnoreCase), template);

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}")]
    [InlineData("{% assign a = (1..1000000000) %}{{ a | join: 'x' }}")]
    [InlineData("{% assign n = 1000000000 %}{% for i in (1..n) %}x{% endfor %}")]
    [InlineData("{% for a in (1..9000) %}{% for b in (1..9000) %}{{ a }}{% endfor %}{% endfor %}")]
    [InlineData(Doubling + "{% assign s = s | append: s %}{% endfor %}{{ s }}")]
    [InlineData(Doubling + "{% assign s = s | replace: 'x', s %}{% endfor %}{{ s }}")]
    [InlineData(Doubling + "{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}{{ s }}")]
    [InlineData(
        "{% assign a = 'x,x' | split: ',' %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}{{ a | join: a }}"
    )]
    [InlineData(
        "{% assign s = 'x' %}{% for i in (1..18) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..9000) %}{{ s }}{% endfor %}"
    )]
    [InlineData("{% include 'secret' %}")]
    [InlineData("{% render '/etc/passwd' %}")]
    public void What_is_hostile_is_an_incident_in_time_and_within_its_memory(string template)
    {
        Say("{{ 'warm' | append: 'ed' }}").ShouldBe("warmed");
        var (started, allocated) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        Run(template).State.Incidents.ShouldNotBeEmpty(template);

        started.Elapsed.ShouldBeLessThan(Promised.Seconds(2), template);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(200_000_000, template);
    }

    private static IReadOnlyList<Finding> Findings(string template) =>
        new DefinitionValidator(Instance.Registry).Validate(
            Workflow(Sequence(Line("say", Input("Liquid", template)))),
            "a.json"
        );
}
