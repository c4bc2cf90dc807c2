namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>The words of 报送上级评审.</summary>
internal sealed record ForwardWords
{
    /// <summary>That the body above reviews, where what is written to is an office and no committee: 参加评审.</summary>
    public required IReadOnlyList<string> Reviewed { get; init; }

    /// <summary>What else goes up and is no application: 汇总表.</summary>
    public required IReadOnlyList<string> Not { get; init; }
}
