namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>When a step is drawn: where any of this holds.</summary>
internal sealed record WhenDrawn
{
    /// <summary>A rule was placed on it.</summary>
    public bool Placed { get; init; }

    /// <summary>Some clause has these words: <c>A+B</c> are both in it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The year goes this way: <c>publish</c> or <c>confirm</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>This step is drawn.</summary>
    public string? Drawn { get; init; }

    /// <summary>The notice gives the day of this name, to every track.</summary>
    public string? Dated { get; init; }

    /// <summary>Some date is left open.</summary>
    public bool OpenDates { get; init; }

    /// <summary>Some last day may be extended, or the notice says so.</summary>
    public bool Soft { get; init; }
}
