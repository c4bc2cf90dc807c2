using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Expressions;

/// <summary>Hostile templates, a line each, and such as nest.</summary>
public class When_a_template_is_hostile
{
    public static TheoryData<string> Templates => [.. HostileLines.Read("templates.txt")];

    public static TheoryData<string, int> Deep =>
        new()
        {
            { "{% if true %}|x|{% endif %}", 4_000 },
            { "{%if a%}|x|{%endif%}", 60 },
            { "{% capture a %}|x|{% endcapture %}", 2_000 },
            { "{% unless true %}||{% endunless %}", 1_500 },
            { "{% for i in (1..2) %}|x|{% endfor %}", 60 },
            { "{% for i in (1..9) %}|x|{% endfor %}", 500 },
            { "{% comment %}||{% endcomment %}", 2_000 },
            { "{% raw %}||{% endraw %}", 2_000 },
            { "{% case 1 %}{% when 1 %}|x|{% endcase %}", 1_500 },
            { "{% tablerow i in (1..2) %}|x|{% endtablerow %}", 1_000 },
            { "{% if |a| and b%}", 1 },
            { "{{ a|[b|]", 3_000 },
            { "(|1|)", 20_000 },
            { "{{ (|1|)", 20_000 },
            { "{% if a and |b| %}{% endif %}", 1 },
        };

    [Theory]
    [MemberData(nameof(Templates))]
    public void It_ends_in_time_and_within_its_memory(string template) => Try(template);

    [Theory]
    [MemberData(nameof(Deep))]
    public void It_ends_however_deep_it_nests(string shape, int times)
    {
        var parts = shape.Split('|');
        string Many(string part) => string.Concat(Enumerable.Repeat(part, times));
        Try(Many(parts[0]) + parts[1] + Many(parts[2]));
    }

    [Theory]
    [InlineData("{{ a", "[b", "]", " }}", 3_000)]
    [InlineData("{{ 'x'", " | append: 'x'", "", " }}", 4_000)]
    [InlineData("{% if a", " and a", "", " %}{% endif %}", 8_000)]
    [InlineData("{% if a", " or a == b", "", " %}{% endif %}", 5_000)]
    [InlineData("{{ a", ".b", "", " }}", 15_000)]
    [InlineData("{% liquid\n", "if true\n", "endif\n", "%}", 3_000)]
    [InlineData("{{ ", "(", ")", "1 }}", 15_000)]
    public void An_expression_of_many_parts_is_refused_or_runs(
        string before,
        string open,
        string close,
        string after,
        int times
    ) =>
        Try(
            before
                + string.Concat(Enumerable.Repeat(open, times))
                + string.Concat(Enumerable.Repeat(close, times))
                + after
        );

    [Theory]
    [InlineData("{{ '2024-10-08' | date: '%Y年2024 %3N' }}", "2024年2024 000")]
    [InlineData("{{ 1234.5 | format_number: 'N2' }}", "1,234.50")]
    [InlineData("{{ 'hello {0} 2024' | format_string: 'x' }}", "hello x 2024")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ {{ 'a' }}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ a")]
    public void What_is_bounded_works_as_before(string template, string line)
    {
        var instance = new Instance(Workflow(Sequence(Line("say", Input("Liquid", template)))));
        instance.State.Incidents.ShouldBeEmpty(template);
        instance.Lines.ShouldBe([line]);
    }

    private static void Try(string template)
    {
        var (began, allocated) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
        try
        {
            _ = new Instance(Workflow(Sequence(Line("say", Input("Liquid", template))), [Variable("v", "Object")]));
        }
        catch (ShouldAssertException)
        {
            // Refused when it is compiled.
        }

        (ThreadTime.Now - began).ShouldBeLessThan(TimeSpan.FromSeconds(2), template);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(200_000_000, template);
    }
}
