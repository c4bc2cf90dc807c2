using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Which findings keep a draft from being saved. Anything else that is wrong may stand in a draft, and keeps it from
/// being published.
/// </summary>
public static class DraftRules
{
    // What cannot be read would be lost, what is not supported must not look as if it were, and a floor nobody lowers (D3, D7).
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "bad-json",
        "bad-member",
        "missing-member",
        "duplicate-id",
        "bad-activity",
        "unknown-activity",
        "unsupported-expression",
        "recursive-definition",
        "floor",
        "unsupported-attachment",
        "bad-header",
        FindingList.MoreCode,
        "too-costly",
    };

    /// <summary>Whether a draft with this finding is not stored.</summary>
    public static bool Refuses(Finding finding) => finding.Severity == Severity.Error && Refused.Contains(finding.Code);
}
