using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using ReviewRoles = Orchestrator.TitleReview.Events.Roles;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>
/// The lists that only the server knows, for one definition: its dates, its notice's clauses, roles, calendars, what an application may be.
/// </summary>
internal sealed class OptionLists
{
    /// <summary>The list of the notice's clauses, by far the longest.</summary>
    public const string Clauses = "clauses";

    private const int LongestQuote = 24;

    private readonly Dictionary<string, IReadOnlyList<Option>> _lists;

    /// <summary>Makes them.</summary>
    /// <param name="definition">Null: no definition is open, and only the usual dates are known.</param>
    /// <param name="calendars">The calendars in force.</param>
    /// <param name="notices">The notices in force.</param>
    /// <param name="applications">The application definitions, drafts too.</param>
    public OptionLists(
        WorkflowDefinition? definition,
        CalendarBook calendars,
        NoticeBook notices,
        IEnumerable<Option> applications
    )
    {
        _lists = new(StringComparer.Ordinal)
        {
            ["anchors"] =
            [
                .. Anchors(definition)
                    .Select(anchor => new Option(
                        anchor,
                        AnchorTexts.Knows(anchor) ? $"{AnchorTexts.Of(anchor).Chinese}（{anchor}）" : anchor
                    )),
            ],
            [Clauses] =
            [
                .. ClausesOf(definition, notices)
                    .OrderBy(id => IsNational(id, notices))
                    .ThenBy(id => id, StringComparer.Ordinal)
                    .Select(id => Clause(id, notices)),
            ],
            ["roles"] = [.. ReviewRoles.All.Select(role => new Option(role, ReviewRoles.Chinese(role)))],
            ["calendars"] = [new Option("", "本年度安排所用的日历"), .. Regions(calendars)],
            ["applications"] = [.. applications],
        };
    }

    /// <summary>The calendars there are.</summary>
    public static IEnumerable<Option> Regions(CalendarBook calendars) =>
        calendars.Regions.Select(region => new Option(region, RegionText(region)));

    /// <summary>A list by its name; empty when there is none.</summary>
    public IReadOnlyList<Option> Find(string name) => _lists.GetValueOrDefault(name) ?? [];

    /// <summary>As Studio's editors read choices.</summary>
    public static JsonArray Json(IEnumerable<Option> options) =>
        new([.. options.Select(option => new JsonObject { ["text"] = option.Text, ["value"] = option.Value })]);

    private static IEnumerable<string> Anchors(WorkflowDefinition? definition) =>
        definition is null ? DateRuleRule.UsualAnchors.Distinct() : DateRuleRule.AnchorsOf(definition);

    /// <summary>
    /// The notice's clauses, the national ones, and whatever else the definition cites already: a check list shows only
    /// what it knows.
    /// </summary>
    private static IEnumerable<string> ClausesOf(WorkflowDefinition? definition, NoticeBook notices)
    {
        if (definition is null)
            return [];
        var cited = definition
            .Root.All()
            .SelectMany(node => node.Json)
            .Where(member => member.Key.EndsWith("lauses", StringComparison.Ordinal))
            .SelectMany(member => ClauseIds(member.Value?["expression"]?["value"]));
        var named = DefinitionInfo.Of(definition).Notice;
        var shown = named is null
            ? cited.Select(id => notices.Find(id)?.Notice).OfType<string>().ToHashSet(StringComparer.Ordinal)
            : [named];
        return notices
            .All.Where(notice => notice.IsNational || shown.Contains(notice.Id))
            .SelectMany(notice => notice.Clauses)
            .Select(clause => clause.Id)
            .Union(cited);
    }

    private static IEnumerable<string> ClauseIds(JsonNode? value)
    {
        if (ActivityJson.Text(value) is not { Length: > 0 } text || text[0] != '[')
            return [];
        try
        {
            return [.. JsonNode.Parse(text)!.AsArray().Select(ActivityJson.Text).OfType<string>()];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }

    private static bool IsNational(string id, NoticeBook notices) =>
        notices.Find(id) is { } clause && notices.Notice(clause.Notice)!.IsNational;

    private static Option Clause(string id, NoticeBook notices)
    {
        var quote = notices.Find(id)?.Sentence ?? "";
        return new Option(id, quote.Length > LongestQuote ? $"{id} {quote[..LongestQuote]}…" : $"{id} {quote}");
    }

    private static string RegionText(string region) =>
        region switch
        {
            CalendarBook.NationalRegion => "全国",
            "cn-gx" => "广西",
            _ => region,
        };
}
