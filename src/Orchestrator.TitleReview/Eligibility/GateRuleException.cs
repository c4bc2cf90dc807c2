using System.Text.Json;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>A gate rule in a definition cannot be read; says where and why.</summary>
public sealed class GateRuleException(string path, string chinese, string english)
    : JsonException($"{path}: {chinese} ({english})")
{
    /// <summary>The JSON path of what cannot be read, within the rules.</summary>
    public string Where { get; } = path;

    /// <summary>Why, in Chinese, for whoever edits the definition.</summary>
    public string Chinese { get; } = chinese;

    /// <summary>The same in English.</summary>
    public string English { get; } = english;
}
