using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>Findings as the API gives them.</summary>
public static class FindingViews
{
    /// <summary>In the order in which they were found.</summary>
    public static IReadOnlyList<FindingView> Of(IEnumerable<Finding> findings) =>
        [
            .. findings.Select(finding => new FindingView
            {
                Severity = finding.Severity switch
                {
                    Severity.Error => "error",
                    Severity.Warning => "warning",
                    _ => "info",
                },
                Code = finding.Code,
                ActivityId = finding.ActivityId,
                Clause = finding.Clause,
                Message = finding.Message,
                MessageEn = finding.MessageEn,
                Lacking = finding.Lacking is { } lacking ? View(lacking) : null,
            }),
        ];

    private static LackingStepView View(LackingActivity lacking) =>
        new()
        {
            DefinitionId = lacking.DefinitionId,
            Type = lacking.Type,
            Text = DefinitionRules.Registry.Find(lacking.Type)?.DisplayName ?? lacking.Type,
            Clauses = lacking.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
}
