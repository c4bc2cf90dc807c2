using System.Text.Json;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>A gate rule in a definition cannot be read; says where and why.</summary>
public sealed class GateRuleException(string path, string chinese, string english)
    : JsonException($"{path}: {chinese} ({english})")
{
    public string Where { get; } = path;

    public string Chinese { get; } = chinese;

    public string English { get; } = english;
}
