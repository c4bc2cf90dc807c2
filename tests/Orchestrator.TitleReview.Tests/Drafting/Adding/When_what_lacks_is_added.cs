using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Drafting.Adding;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Tests.Absence;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Drafting.Adding;

/// <summary>
/// The proof by removal the other way round: a step that was taken out and is added by the button is missed no more. What its notice
/// says of it beside the national rules, and steps of the notice's own around it, somebody has to draw again.
/// </summary>
public class When_what_lacks_is_added(ITestOutputHelper output)
{
    private static readonly Dictionary<string, DefinitionValidator> Validators = Removal.Cities.ToDictionary(
        city => city,
        city => new DefinitionValidator(
            Definitions.Registry,
            ReviewRules.All(CalendarBook.Official, Removal.NoticesOf(city))
        )
    );

    private static readonly Dictionary<string, NoticeBook> Notices = Removal.Cities.ToDictionary(
        city => city,
        Removal.NoticesOf
    );

    /// <summary>A draft with one of these is not stored.</summary>
    private static readonly string[] Refused =
    [
        "bad-activity",
        "bad-json",
        "bad-member",
        "duplicate-id",
        "floor",
        "missing-input",
        "missing-member",
        "unknown-activity",
    ];

    /// <summary>Each activity whose loss is told as a step that can be added, both ways of losing it.</summary>
    [Fact]
    public void Each_step_that_can_be_added_is_missed_no_more_and_less_is_wrong_than_before()
    {
        var lines = new List<string>();
        var (wrong, whole) = (new List<string>(), 0);
        Parallel.ForEach(Removal.All().Where(IsKnown).ToList(), removal =>
        {
            var without = removal.Json();
            var before = Findings(removal, without);
            if (before.FirstOrDefault(finding => IsOf(finding.Lacking, removal)) is not { } missed)
                return;
            var added = StepAddition.Add(
                JsonNode.Parse(without)!.AsObject(),
                missed.Lacking!,
                new StepSurroundings(Notices[removal.City], removal.City + "-application")
            );
            var after = Findings(removal, added.ShouldNotBeNull(removal.ToString()).ToJsonString());
            var left = after.Where(finding => finding.Severity == Severity.Error).ToList();
            lock (lines)
            {
                lines.Add($"{removal}: {string.Join(" ", left.Select(finding => finding.Code).Distinct())}");
                whole += left.Count == 0 ? 1 : 0;
                if (
                    after.Contains(missed)
                    || left.Exists(finding => Refused.Contains(finding.Code))
                    || left.Count > before.Count(finding => finding.Severity == Severity.Error)
                )
                {
                    wrong.Add(
                        $"{removal}: {string.Join("; ", left.Select(finding => $"{finding.Code} {finding.MessageEn}"))}"
                    );
                }
            }
        });

        output.WriteLine($"{lines.Count} added, {whole} without an error:");
        output.WriteLine(string.Join("\n", lines.Order(StringComparer.Ordinal)));
        lines.Count.ShouldBeGreaterThan(150);
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
        (whole * 10).ShouldBeGreaterThanOrEqualTo(lines.Count * 8);
    }

    /// <summary>What a draft computes, or has garbled, is no list: nothing is cited, and the button works.</summary>
    [Theory]
    [InlineData("getClauses()")]
    [InlineData("{")]
    [InlineData("7")]
    public void Clauses_that_cannot_be_read_are_left_to_whoever_draws(string written)
    {
        var removal = Removal
            .All()
            .First(removal =>
                removal is { File: "tianjin-2024" }
                && removal.Type().EndsWith("ExtensionDesk", StringComparison.Ordinal)
            );
        var without = JsonNode.Parse(removal.Json())!.AsObject();
        foreach (var step in without["root"]!["activities"]!.AsArray().Where(step => step!["dueClauses"] is not null))
            step!["dueClauses"]!["expression"]!["value"] = written;
        var missed = Findings(removal, removal.Json()).First(finding => IsOf(finding.Lacking, removal));

        var added = StepAddition.Add(
            without,
            missed.Lacking!,
            new StepSurroundings(Notices[removal.City], removal.City + "-application")
        );

        added.ShouldNotBeNull().ToJsonString().ShouldContain("TitleReview.ExtensionDesk");
    }

    private static bool IsKnown(Removal removal) =>
        StepAddition.Knows(
            removal.File.EndsWith("-application", StringComparison.Ordinal) ? "application" : "schedule",
            removal.Type()
        );

    private static bool IsOf(LackingActivity? lacking, Removal removal) =>
        lacking is not null && lacking.DefinitionId == removal.File && lacking.Type == removal.Type();

    private static HashSet<Finding> Findings(Removal removal, string json)
    {
        string Text(string id) => id == removal.File ? json : Removal.TextOf(removal.City, id);
        WorkflowDefinition? Find(string id) =>
            id.StartsWith(removal.City, StringComparison.Ordinal) ? DefinitionReader.Read(Text(id)).Definition : null;
        return
        [
            .. new[] { removal.City, removal.City + "-application" }.SelectMany(id =>
                Validators[removal.City].Validate(Text(id), file: null, Find)
            ),
        ];
    }
}
