namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>Which side of its number a rule allows.</summary>
public enum ReadBound
{
    /// <summary>不少于, 达到, 以上: the number itself is enough.</summary>
    AtLeast = 0,

    /// <summary>不超过, 以内: the number itself is allowed.</summary>
    AtMost = 1,

    /// <summary>The number, no more said.</summary>
    Exactly = 2,

    /// <summary>前N日内: inside the last N before.</summary>
    Within = 3,

    /// <summary>超过, 过半数: the number itself is not enough.</summary>
    MoreThan = 4,
}
