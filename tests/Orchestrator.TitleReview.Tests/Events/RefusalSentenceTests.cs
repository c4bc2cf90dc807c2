using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Events;

/// <summary>Whoever is refused reads what is missing in words: no field, event, code or stage by its technical name.</summary>
public partial class RefusalSentenceTests
{
    /// <summary>Words of other alphabets that people know, and what stands for a value in an example.</summary>
    private static readonly string[] Known = ["SHA", "JSON", "UTF", "PDF", "HTTP", "MB", "RFC", "CSV", "ID"];

    [Fact]
    public void No_sentence_of_the_source_has_an_internal_name()
    {
        var wrong = Sources()
            .SelectMany(file =>
                Sentences(File.ReadAllText(file)).Select(sentence => (File: Path.GetFileName(file), Sentence: sentence))
            )
            .ToList();

        wrong.Count.ShouldBeGreaterThan(80);
        wrong
            .Where(found =>
                Latin()
                    .Matches(Braces().Replace(found.Sentence.Replace("{ }", ""), ""))
                    .Any(word => !Known.Contains(word.Value))
            )
            .Select(found => $"{found.File}: {found.Sentence}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_wrong_payload_is_told_by_the_names_of_its_fields()
    {
        foreach (var item in ReviewEvents.All)
        {
            foreach (var field in item.Fields)
            {
                var without = item.ExamplePayload();
                without.Remove(field.Name);
                var wrong = item.ExamplePayload();
                wrong[field.Name] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonArray());
                var unknown = item.ExamplePayload();
                unknown["nonsense"] = 1;
                foreach (var error in new[] { without, wrong, unknown }.SelectMany(payload => item.Check(payload)))
                {
                    Latin()
                        .Matches(error.Chinese)
                        .Select(word => word.Value)
                        .Except(Known)
                        .ShouldBeEmpty($"{item.Name}.{field.Name}: {error.Chinese}");
                }
            }
        }
    }

    [Fact]
    public void What_is_expected_is_said_by_its_title() =>
        EventWords
            .InChinese("现在不接受“department.decided”；当前等待的是：publicity.posted、publicity.evidenceAdded。")
            .ShouldBe("现在不接受“业务主管部门审核提交”；当前等待的是：单位内部公示、上传公示图片。");

    private static IEnumerable<string> Sources() =>
        new[] { "Orchestrator.TitleReview", "Orchestrator.Cases", "Orchestrator.Desk" }
            .Select(project => Path.Combine(Path.GetDirectoryName(Definitions.Folder)!, "src", project))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    /// <summary>The Chinese literals of whatever makes a refusal, up to the end of its statement.</summary>
    private static IEnumerable<string> Sentences(string source) =>
        Makers()
            .Matches(source)
            .SelectMany(maker =>
                Literals().Matches(Statement(source, maker.Index)).Select(literal => literal.Groups[1].Value)
            )
            .Where(text => Chinese().IsMatch(text));

    private static string Statement(string source, int from) =>
        source.IndexOf(';', from) is > 0 and var end ? source[from..end] : source[from..];

    [GeneratedRegex(
        @"Refusals\.(NotYet|NotAllowed|NotYetOpen|Floor)\(|new Refusal\(|PayloadErrors\.Inconsistent\(|DeskRefusal\.(Conflict|Forbidden)\("
    )]
    private static partial Regex Makers();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literals();

    /// <summary>What is put in while it runs, cut off where a text inside it ends the literal.</summary>
    [GeneratedRegex(@"^[^{}]*\}|\{[^{}]*(\}|$)")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Latin();
}
