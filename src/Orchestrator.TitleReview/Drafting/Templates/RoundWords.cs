namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>The words of 按月集中办理.</summary>
internal sealed record RoundWords
{
    /// <summary>What whoever hands in does: 提交.</summary>
    public required IReadOnlyList<string> HandedIn { get; init; }

    /// <summary>What is done with it: 办理.</summary>
    public required IReadOnlyList<string> Handled { get; init; }

    /// <summary>That all of a month is done with at once: 集中.</summary>
    public required IReadOnlyList<string> Together { get; init; }

    /// <summary>What else comes round each month and is handled by nobody here: 社保.</summary>
    public required IReadOnlyList<string> Not { get; init; }
}
