using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Definitions;

/// <summary>Findings as the API gives them.</summary>
internal static class FindingViews
{
    public static IReadOnlyList<FindingView> Of(IEnumerable<Finding> findings) => [.. findings.Select(finding => new FindingView
    {
        Severity = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" },
        Code = finding.Code,
        ActivityId = finding.ActivityId,
        Clause = finding.Clause,
        Message = finding.Message,
        MessageEn = finding.MessageEn,
    })];
}
