using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Absence;

/// <summary>
/// The proof by removal (D7): whatever is taken out of a definition is missed, or stands here with the reason
/// why nothing is lost.
/// </summary>
public class When_a_step_is_taken_out(ITestOutputHelper output)
{
    private static readonly Dictionary<string, DefinitionValidator> Validators = Removal.Cities.ToDictionary(
        city => city,
        city => new DefinitionValidator(
            Definitions.Registry,
            ReviewRules.All(CalendarBook.Official, Removal.NoticesOf(city))
        )
    );

    /// <summary>By file and activity, in both ways unless one is named.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["jiangzhou-2025-application/NotConfirmed"] =
            "No rule is checked again at the confirmation there, so nobody is refused and the end is never used.",
        ["linjiang-2025-application/NotConfirmed"] =
            "No rule is checked again at the confirmation there, so nobody is refused and the end is never used.",
        ["liuzhou-2024-application/Withheld"] =
            "No rule is checked again before the certificate there, so nobody is withheld and the end is never used.",
        ["yuncheng-2024/Start"] =
            "The mark of the beginning alone: the one step without an arrow into it is where the flowchart begins anyway.",
    };

    /// <summary>
    /// Steps that only the notice demands, and that nothing else of the two definitions needs: the demand alone
    /// misses them.
    /// </summary>
    private static readonly Dictionary<string, string> Demanded = new()
    {
        ["jiangzhou-2025/Accepted"] =
            "National rules know no end of all acceptances, and no date counts from it there.",
        ["jiangzhou-2025/Candidates"] = "National rules know no publicity before the review.",
        ["jiangzhou-2025/CertificatesBy"] = "A last day for the certificates, which stay.",
        ["jiangzhou-2025/ReviewBy2"] = "A last day of one track's review, which stays.",
        ["linjiang-2025/Accepted"] = "National rules know no end of all acceptances, and no date counts from it there.",
        ["linjiang-2025/Accepted2"] =
            "National rules know no end of all acceptances, and no date counts from it there.",
        ["linjiang-2025/CertificatesBy"] = "A last day for the certificates, which stay.",
        ["linjiang-2025/CertificatesBy2"] = "A last day for the certificates, which stay.",
        ["liuzhou-2024-application/IntegrityRecord"] =
            "Only the notice wants a breach noted before the end; the application ends without.",
        ["liuzhou-2024/Outbound"] =
            "A report of those who are reviewed elsewhere: nothing in the city's own review waits for it.",
        ["liuzhou-2024/PublishDeployment"] = "The notice's own publication beside that of the plan, which stays.",
        ["liuzhou-2024/Recheck"] = "National rules know no recheck before the results hang.",
        ["liuzhou-2024/SpecialTalentBatch1"] = "A day on which another committee takes material in.",
        ["liuzhou-2024/SpecialTalentBatch2"] = "A day on which another committee takes material in.",
        ["tianhe-2024/CertificatesBy"] = "A last day for the certificates, which stay.",
        ["tianjin-quality-2023/Extensions"] =
            "Its last days are hard ones: an extension is an exception that its notice alone knows.",
        ["xianning-2024/HealthAudit"] = "An audit of one series beside that of all.",
        ["xianning-2024/ObjectionChecks"] =
            "How long a check may take is the notice's; that objections are checked is the publicity's.",
        ["xianning-2024/ProvinceFiling"] = "A filing above the city.",
        ["xianning-2024/PublishNotice"] = "The notice's own publication beside that of the plan, which stays.",
        ["xianning-2024/ReportSupplement"] = "A report after the year's results.",
        ["xianning-2024/YearEnd"] = "A date that only marks the year's end.",
        ["yuncheng-2024/AnnounceBy"] = "A last day for the publication, which stays.",
        ["yuncheng-2024/ApproveCommittee"] =
            "National rules ask for an approved committee, not for an approval within the year.",
        ["yuncheng-2024/FilePlan"] = "National rules know no filing of a plan.",
        ["yuncheng-2024/ReportData"] = "A report after the year's results.",
        ["yunling-2026/CertificatesBy"] = "A last day for the certificates, which stay.",
        ["yunling-2026/ObjectionChecks"] =
            "How long a check may take is the notice's; that objections are checked is the publicity's.",
        ["yunling-2026/Outbound"] =
            "A report of those who are reviewed elsewhere: nothing in the city's own review waits for it.",
        ["yunling-2026/PublishNotice"] = "The notice's own publication beside that of the plan, which stays.",
        ["yuncheng-2024/Standards"] = "National rules know no publication of standards within the year.",
    };

    /// <summary>What a schedule itself says that its notice demands must not be all that misses a step: both are proved.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_activity_of_each_definition_is_missed_or_harmless_for_a_reason(bool withDemands)
    {
        var known = Removal.Cities.ToDictionary(
            city => city,
            city => Findings(city, city, Removal.TextOf(city, city), withDemands)
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
                var name = removal.ToString();
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
        string Text(string id) => Demands(id == file ? json : Removal.TextOf(city, id), withDemands);
        WorkflowDefinition? Find(string id) =>
            id == city || id == city + "-application" ? DefinitionReader.Read(Text(id)).Definition : null;
        return
        [
            .. new[] { city, city + "-application" }.SelectMany(id =>
                Validators[city].Validate(Text(id), file: null, Find)
            ),
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
