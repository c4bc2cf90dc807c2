using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Engine.Simulation;

/// <summary>What a synthetic applicant hands in: facts that satisfy the gates of every city, or break one for the reason the seed has given.</summary>
internal static class ApplicantFacts
{
    private const string Committee = "C001";

    private static readonly Dictionary<string, string> LevelBefore = new(StringComparer.Ordinal) { ["正高"] = "副高", ["副高"] = "中级", ["中级"] = "助理级" };

    /// <summary>The payload of <c>application.submitted</c>.</summary>
    public static JsonObject Payload(Applicant applicant, Casting casting, LocalDate today)
    {
        var level = applicant.Index % 3 == 0 ? casting.Levels[0] : casting.Levels[^1];
        return new JsonObject
        {
            ["person"] = applicant.Person,
            ["name"] = "模拟",
            ["employer"] = applicant.Employer,
            ["department"] = applicant.Department,
            ["committee"] = applicant.Ineligible == "otherCommittee" ? "C002" : Committee,
            ["series"] = casting.Series,
            ["specialty"] = casting.Specialties[applicant.Index % casting.Specialties.Count],
            ["level"] = level,
            ["route"] = "正常",
            ["documents"] = new JsonArray("诚信承诺", "继续教育承诺"),
            ["facts"] = Facts(applicant, level, today),
        };
    }

    private static JsonObject Facts(Applicant applicant, string level, LocalDate today)
    {
        var sanctions = applicant.Ineligible == "sanction" ? new JsonArray(new JsonObject { ["from"] = Iso(today.PlusDays(-90)), ["impactEnd"] = Iso(today.PlusDays(270)) }) : [];
        var isUnskilled = applicant.Ineligible == "noEducation";
        return new JsonObject
        {
            ["status"] = applicant.Ineligible == "civilServant" ? "公务员" : "在职",
            ["continuingEducation"] = isUnskilled ? "未完成" : "完成",
            ["educationSatisfied"] = !applicant.NeedsExam,
            ["sanctions"] = sanctions,
            ["currentLevel"] = LevelBefore.GetValueOrDefault(level, "中级"),
            ["titleSince"] = Iso(new LocalDate(today.Year - (applicant.Ineligible == "sanction" ? 3 : 5), 12, 31)),
            ["requiredTenureYears"] = 5,
            ["assessments"] = new JsonArray([.. Enumerable.Range(today.Year - 5, 5).Select(year => (JsonNode)new JsonObject { ["year"] = year, ["grade"] = isUnskilled && year == today.Year - 1 ? "不合格" : "合格" })]),
        };
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
