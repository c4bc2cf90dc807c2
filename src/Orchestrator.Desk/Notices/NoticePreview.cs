namespace Orchestrator.Desk.Notices;

/// <summary>预览: what an import would change.</summary>
public sealed record NoticePreview
{
    /// <summary>The notice.</summary>
    public required NoticeView Notice { get; init; }

    /// <summary>Clause by clause, against the version in force.</summary>
    public required IReadOnlyList<NoticeChange> Changes { get; init; }

    /// <summary>The definitions that cite it, and what becomes of them.</summary>
    public required IReadOnlyList<NoticeCitation> Citing { get; init; }

    /// <summary>What to look at, in Chinese.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Names exactly this preview: an approval repeats it.</summary>
    public required string Hash { get; init; }
}
