using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// What a synthetic applicant hands in: facts that satisfy the gates of every city, or break one for the reason the
/// seed has given.
/// </summary>
internal static class ApplicantFacts
{
    private const string Committee = "C001";

    private static readonly Dictionary<string, string> LevelBefore = new(StringComparer.Ordinal)
    {
        ["正高"] = "副高",
        ["副高"] = "中级",
        ["中级"] = "助理级",
    };

    /// <summary>The payload of <c>application.submitted</c>.</summary>
    public static JsonObject Payload(SyntheticApplicant applicant, Casting casting, LocalDate today)
    {
        // Who applies a second time is somebody who has applied already, for the same title.
        var like =
            applicant.Ineligible == "secondTime"
                ? applicant.Index == 0
                    ? 1
                    : applicant.Index - 1
                : applicant.Index;
        var level = like % 3 == 0 ? casting.Levels[0] : casting.Levels[^1];
        var track = casting.TrackOf(applicant);
        if (track is { Levels.Count: > 0 })
            level = track.Levels[like % track.Levels.Count];
        var specialty = casting.Specialties[like % casting.Specialties.Count];
        return new JsonObject
        {
            ["person"] = $"S{like:000000}",
            ["name"] = "模拟",
            ["employer"] = applicant.Employer,
            ["department"] = applicant.Department,
            ["committee"] =
                applicant.Ineligible == "otherCommittee" ? "C002"
                : track?.Committees is [var own, ..] ? own
                : Committee,
            ["series"] = track?.Series is [var series, ..] ? series : casting.Series,
            ["specialty"] = specialty,
            ["level"] = level,
            ["route"] = track?.Procedures is [var procedure, ..] ? procedure : "正常",
            ["documents"] = new JsonArray("诚信承诺", "继续教育承诺"),
            ["facts"] = WithEvidence(Facts(applicant, level, specialty, today), casting, today),
        };
    }

    private static JsonObject WithEvidence(JsonObject facts, Casting casting, LocalDate today)
    {
        foreach (var period in casting.Evidence)
        {
            facts[period.Fact] = period.EachYear
                ? new JsonArray([.. Enumerable.Range(today.Year - 6, 8).Select(year => (JsonNode)year)])
                : new JsonArray(new JsonObject { ["name"] = "论文", ["obtainedOn"] = Iso(today.PlusDays(-300)) });
        }
        return facts;
    }

    private static JsonObject Facts(SyntheticApplicant applicant, string level, string specialty, LocalDate today)
    {
        var sanctions =
            applicant.Ineligible == "sanction"
                ? new JsonArray(
                    new JsonObject
                    {
                        ["from"] = Iso(today.PlusDays(-90)),
                        ["impactEnd"] = Iso(today.PlusDays(270)),
                        ["level"] = "记过",
                        ["until"] = Iso(today.PlusDays(270)),
                    }
                )
                : [];
        var isUnskilled = applicant.Ineligible == "noEducation";
        return new JsonObject
        {
            ["status"] = applicant.Ineligible == "civilServant" ? "公务员" : "在职",
            ["continuingEducation"] = isUnskilled ? "未完成" : "完成",
            ["educationSatisfied"] = !applicant.NeedsExam,
            ["sanctions"] = sanctions,
            ["employerKind"] = "事业单位",
            ["withinPostRatio"] = true,
            ["vacancies"] = 1 + (int.Parse(applicant.Employer.AsSpan(1), CultureInfo.InvariantCulture) % 4),
            ["publicSubject2024"] = isUnskilled ? "未完成" : "完成",
            ["levelTest"] = new JsonObject
            {
                ["passed"] = !isUnskilled,
                ["specialty"] = specialty,
                ["level"] = level,
            },
            ["currentLevel"] = LevelBefore.GetValueOrDefault(level, "中级"),
            ["titleSince"] = Iso(new LocalDate(today.Year - (applicant.Ineligible == "sanction" ? 3 : 5), 12, 31)),
            ["requiredTenureYears"] = 5,
            ["assessments"] = new JsonArray([
                .. Enumerable
                    .Range(today.Year - 5, 5)
                    .Select(year =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["year"] = year,
                                ["grade"] = isUnskilled && year == today.Year - 1 ? "不合格" : "合格",
                            }
                    ),
            ]),
        };
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
