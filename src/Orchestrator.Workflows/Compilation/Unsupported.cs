namespace Orchestrator.Workflows.Compilation;

/// <summary>What other Elsa servers have and this runtime refuses, with the reason.</summary>
internal static class Unsupported
{
    private static readonly Dictionary<string, (string Chinese, string English)> Activities = new(StringComparer.Ordinal)
    {
        ["Elsa.RunCSharp"] = ("不支持C#脚本，请改用RunJavaScript", "C# scripts are not supported; use RunJavaScript"),
        ["Elsa.RunPython"] = ("不支持Python脚本，请改用RunJavaScript", "Python scripts are not supported; use RunJavaScript"),
        ["Elsa.ReadLine"] = ("服务器没有控制台输入，请改用输入或事件", "a server has no console to read from; use an input or an event"),
    };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["CSharp"] = "C#",
        ["Python"] = "Python",
        ["Liquid"] = "Liquid",
        ["Delegate"] = "Delegate",
        ["Output"] = "Output",
    };

    public static (string Chinese, string English) Activity(string type) =>
        Activities.TryGetValue(type, out var reason) ? reason : ("没有这种活动，请检查类型名或先发布它所引用的流程", "there is no such activity; check the type or publish the definition it stands for first");

    /// <summary>Whether it is refused by name, always.</summary>
    public static bool IsNamed(string type) => Activities.ContainsKey(type);

    public static string Language(string expressionType) => Languages.GetValueOrDefault(expressionType, expressionType);
}
