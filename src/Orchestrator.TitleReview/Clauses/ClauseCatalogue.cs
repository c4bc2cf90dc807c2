using System.Collections.Frozen;
using System.Text.Json;

namespace Orchestrator.TitleReview.Clauses;

/// <summary>All clauses of the notices, so that each date can be explained back to the sentence it comes from.</summary>
public static class ClauseCatalogue
{
    private const string Resource = "Orchestrator.TitleReview.Clauses.clauses.json";

    private static readonly FrozenDictionary<string, Clause> ById = Load();

    private static readonly Dictionary<string, string> Titles = new()
    {
        ["TJ24"] = "天津市2024年度职称评审工作通知",
        ["TJ23"] = "天津市2023年度工程技术系列质量、计量、标准化、药品检验专业职称评审工作方案",
        ["YC24"] = "运城市2024年度职称评审工作通知（运人社职字〔2024〕12号）",
        ["LZ24"] = "柳州市2024年度职称评审工作通知",
        ["XN24"] = "咸宁市2024年度职称评审工作通知（咸职改办〔2024〕12号）",
    };

    /// <summary>Every clause.</summary>
    public static IReadOnlyCollection<Clause> All => ById.Values;

    /// <summary>A clause by its id; null when no notice has it.</summary>
    public static Clause? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The title of a notice; its short name when unknown.</summary>
    public static string TitleOf(string notice) => Titles.GetValueOrDefault(notice, notice);

    private static FrozenDictionary<string, Clause> Load()
    {
        using var stream = typeof(ClauseCatalogue).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<Clause>>(stream, ReviewJson.Options)!.ToFrozenDictionary(clause => clause.Id);
    }
}
