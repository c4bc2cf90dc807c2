namespace Orchestrator.TitleReview.Outlines;

/// <summary>Something that a step waits for, and that somebody has to send.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of the date, of the stimulus or of the event.</param>
internal sealed record Signal(SignalKind Kind, string Name)
{
    /// <summary>A date of the cycle has to be stated.</summary>
    public static Signal Date(string name) => new(SignalKind.Date, name);

    /// <summary>The cycle has to tell its applications.</summary>
    public static Signal Told(string name) => new(SignalKind.Told, name);

    /// <summary>A portal or a person has to send it.</summary>
    public static Signal Event(string name) => new(SignalKind.Event, name);
}
