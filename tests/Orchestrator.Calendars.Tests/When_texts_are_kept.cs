using System.Reflection;
using System.Text.RegularExpressions;

namespace Orchestrator.Calendars.Tests;

public partial class When_texts_are_kept
{
    [Fact]
    public void Every_id_has_a_text_and_every_text_an_id()
    {
        var ids = typeof(TextId)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);
        TextCatalogue
            .All.Keys.Where(key => !key.StartsWith("weekday.", StringComparison.Ordinal))
            .Order()
            .ShouldBe(ids.Order());
    }

    [Fact]
    public void Both_languages_use_the_same_places()
    {
        foreach (var (id, text) in TextCatalogue.All)
            Places(text.English).ShouldBe(Places(text.Chinese), id);

        static IEnumerable<string> Places(string text) =>
            Place().Matches(text).Select(match => match.Value).Distinct().Order();
    }

    [Fact]
    public void The_project_reads_no_clock_and_references_nothing_but_NodaTime() =>
        typeof(CalendarBook)
            .Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBe(["NodaTime"]);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
