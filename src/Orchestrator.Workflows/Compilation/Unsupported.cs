using System.Text.Json;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Compilation;

/// <summary>What other Elsa servers have and this runtime refuses, with the reason.</summary>
internal static class Unsupported
{
    // Refused even where other unknown types are kept as placeholders: to skip them would compute something else.
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal)
    {
        "Elsa.RunCSharp",
        "Elsa.RunPython",
        "Elsa.ReadLine",
    };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["CSharp"] = "C#",
        ["Python"] = "Python",
        ["Delegate"] = "Delegate",
        ["Output"] = "Output",
    };

    /// <summary>Elsa 3's activity types that are not here: <c>stock-activities.json</c>.</summary>
    public static IReadOnlyList<StockActivity> Stock { get; } = ReadStock();

    /// <summary>Why it is refused, and what to use instead.</summary>
    public static (string Chinese, string English) Activity(string type) =>
        Find(type) is { } stock
            ? (
                $"这是Elsa自带的活动，本系统没有；{stock.Chinese}",
                $"it is one of Elsa's own that is not here; {stock.English}"
            )
            : (
                "没有这种活动，请检查类型名或先发布它所引用的流程",
                "there is no such activity; check the type or publish the definition it stands for first"
            );

    /// <summary>Whether it is refused by name, always.</summary>
    public static bool IsNamed(string type) => Never.Contains(type);

    public static string Language(string expressionType) => Languages.GetValueOrDefault(expressionType, expressionType);

    private static StockActivity? Find(string type) =>
        Stock.FirstOrDefault(stock => stock.Type == type)
        ?? Stock.FirstOrDefault(stock =>
            stock.Type.EndsWith(".*", StringComparison.Ordinal)
            && type.StartsWith(stock.Type[..^1], StringComparison.Ordinal)
        );

    private static List<StockActivity> ReadStock()
    {
        using var stream = typeof(Unsupported).Assembly.GetManifestResourceStream(
            "Orchestrator.Workflows.Compilation.stock-activities.json"
        )!;
        return JsonSerializer.Deserialize<List<StockActivity>>(stream, WorkflowJson.Options)!;
    }
}
