namespace Orchestrator.Cases.Moves;

/// <summary>An application that is to go on in another cycle, and what became of it.</summary>
public sealed record CarriedLine
{
    /// <summary>Its number in the cycle in which it could not be finished.</summary>
    public required string Application { get; init; }

    /// <summary>Where it stood or how it ended there, in Chinese.</summary>
    public required string Stage { get; init; }

    /// <summary>True: it is taken in the other cycle; false: it stays, for the reason given.</summary>
    public required bool Taken { get; init; }

    /// <summary>Its number in the other cycle; null before it is carried over, and when it is not taken.</summary>
    public string? Number { get; init; }

    /// <summary>Stable code of the reason for which it is not taken; null when it is.</summary>
    public string? Code { get; init; }

    /// <summary>That reason in Chinese.</summary>
    public string? Chinese { get; init; }

    /// <summary>That reason in English.</summary>
    public string? English { get; init; }
}
