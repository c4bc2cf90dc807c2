using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Absence;

/// <summary>
/// The proof by removal (D7): whatever is taken out of a shipped definition is missed, or stands here with the reason
/// why nothing is lost.
/// </summary>
public class When_a_step_is_taken_out(ITestOutputHelper output)
{
    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    /// <summary>By file and activity, in both ways unless one is named.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["liuzhou-2024-application/Withheld"] =
            "No rule is checked again before the certificate there, so nobody is withheld and the end is never used.",
        ["yuncheng-2024/Start"] =
            "The mark of the beginning alone: the one step without an arrow into it is where the flowchart begins anyway.",
    };

    /// <summary>Steps that only the notice demands, and that nothing else of the two definitions needs: the demand alone misses them.</summary>
    private static readonly Dictionary<string, string> Demanded = new() { };

    /// <summary>What a schedule itself says that its notice demands must not be all that misses a step: both are proved.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_activity_of_each_shipped_definition_is_missed_or_harmless_for_a_reason(bool withDemands)
    {
        var known = Removal.Cities.ToDictionary(
            city => city,
            city => Findings(city, city, Definitions.Text(city + ".json"), withDemands)
        );
        var lines = new List<string>();
        var (errors, warnings, harmless) = (0, 0, 0);
        var silent = new List<string>();
        Parallel.ForEach(Removal.All().ToList(), removal =>
        {
            var news = Findings(removal.City, removal.File, removal.Json(), withDemands)
                .Except(known[removal.City])
                .ToList();
            lock (lines)
            {
                var name = $"{removal.File}/{removal.ActivityId}/{(removal.Bridged ? "bridged" : "cut")}";
                lines.Add($"{name}: {string.Join(" ", news.Select(finding => finding.Code).Distinct())}");
                if (news.Exists(finding => finding.Severity == Severity.Error))
                    errors++;
                else if (news.Exists(finding => finding.Severity == Severity.Warning))
                    warnings++;
                else if (Harmless.ContainsKey($"{removal.File}/{removal.ActivityId}") || Harmless.ContainsKey(name))
                    harmless++;
                else if (!withDemands && Demanded.ContainsKey($"{removal.File}/{removal.ActivityId}"))
                    harmless++;
                else
                    silent.Add(name);
            }
        });

        output.WriteLine(string.Join("\n", lines.Order(StringComparer.Ordinal)));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{lines.Count} files: {errors} with an error, {warnings} with a warning, {harmless} harmless"
            )
        );
        silent.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Everything that the validator says of a city's two files, the one given put in the place of its own.</summary>
    private static HashSet<Finding> Findings(string city, string file, string json, bool withDemands)
    {
        string Text(string id) => Demands(id == file ? json : Definitions.Text(id + ".json"), withDemands);
        WorkflowDefinition? Find(string id) =>
            id == city || id == city + "-application" ? DefinitionReader.Read(Text(id)).Definition : null;
        return
        [
            .. new[] { city, city + "-application" }.SelectMany(id => Validator.Validate(Text(id), file: null, Find)),
        ];
    }

    private static string Demands(string json, bool withDemands)
    {
        if (withDemands)
            return json;
        var definition = JsonNode.Parse(json)!.AsObject();
        (definition["customProperties"]!["titleReview"] as JsonObject)?.Remove("demands");
        return definition.ToJsonString();
    }
}
