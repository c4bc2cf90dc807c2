namespace Orchestrator.Desk.Applications;

/// <summary>Which applications are asked for. All that is given must hold.</summary>
public sealed record ApplicationSearch
{
    /// <summary>Code of the cycle; null: of all within reach.</summary>
    public string? Cycle { get; init; }

    /// <summary>Those in exactly this stage.</summary>
    public string? Stage { get; init; }

    /// <summary>The beginning of a number, or a whole code of an employer, a department or a committee.</summary>
    public string? Text { get; init; }

    /// <summary>系列, whole.</summary>
    public string? Series { get; init; }

    /// <summary>级别, whole.</summary>
    public string? Level { get; init; }

    /// <summary>Something of it was not done by its last day and is still open, or was missed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Something of it is for one of the roles of whoever asks to do.</summary>
    public bool IsMine { get; init; }

    /// <summary>The latest submitted first; else by number.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}
