using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Notices;

/// <summary>The table of rules in workflows/README.md is held to what the definitions say.</summary>
public partial class WorkflowsReadmeTests
{
    private static readonly List<(string Rule, string Where, string How)> Rows =
    [
        .. File.ReadLines(Path.Combine(Definitions.Folder, "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && Definitions.Notices.Find(cells[1]) is not null)
            .Select(cells => (cells[1], cells[2], cells[3])),
    ];

    /// <summary>The notices that are accounted for, with their schedules.</summary>
    private static readonly Dictionary<string, string> Schedules = new()
    {
        ["TJ24"] = "tianjin-2024",
        ["TJ23"] = "tianjin-quality-2023",
        ["YC24"] = "yuncheng-2024",
        ["LZ24"] = "liuzhou-2024",
        ["XN24"] = "xianning-2024",
    };

    public static TheoryData<string> Notices => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Every_rule_of_the_notice_is_listed_once_and_says_how(string notice) =>
        Rows.Select(row => row.Rule)
            .Where(rule => rule.StartsWith(notice, StringComparison.Ordinal))
            .Order()
            .ShouldBe(Definitions.Notices.Notice(notice)!.Clauses.Select(clause => clause.Id).Order());

    [Fact]
    public void Every_row_says_how_or_why_not() =>
        Rows.ShouldAllBe(row =>
            row.How.Length > 5
            && (
                row.Where != "—"
                || row.How.Contains("no machine rule")
                || row.How.Contains("code:")
                || row.How.Contains("customProperties")
                || row.How.StartsWith("later: ", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Every_activity_it_names_exists_and_names_the_rule()
    {
        var wrong = new List<string>();
        foreach (var (rule, where, _) in Rows.Where(row => row.Where != "—"))
        {
            foreach (var part in where.Split(';', StringSplitOptions.TrimEntries))
            {
                var schedule = Schedules[rule[..4]];
                var plan = Definitions.Find(
                    part.StartsWith("schedule:", StringComparison.Ordinal) ? schedule : schedule + "-application"
                )!;
                foreach (Match match in Names().Matches(part))
                {
                    var node = plan.Definition.Root.All().FirstOrDefault(node => node.Id == match.Groups[1].Value);
                    if (node is null || !node.Json.ToJsonString().Contains(rule, StringComparison.Ordinal))
                        wrong.Add($"{rule}: {match.Value}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Names();
}
