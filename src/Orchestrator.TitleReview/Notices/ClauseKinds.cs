namespace Orchestrator.TitleReview.Notices;

/// <summary>What a clause settles.</summary>
public static class ClauseKinds
{
    /// <summary>The kinds a notice file may name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "actor",
        "channel",
        "consequence",
        "deadline",
        "doc",
        "duration",
        "eligibility",
        "gate",
        "notify",
        "offset",
        "policy",
        "process",
        "quota",
        "retention",
        "scope",
        "threshold",
        "window",
    ];
}
