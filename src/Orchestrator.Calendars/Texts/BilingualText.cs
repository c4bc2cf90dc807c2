namespace Orchestrator.Calendars;

/// <summary>A user-visible text: Chinese first, English beside it.</summary>
/// <param name="Chinese">The text shown to officials.</param>
/// <param name="English">The same in English.</param>
public sealed record BilingualText(string Chinese, string English)
{
    internal static BilingualText Empty { get; } = new(string.Empty, string.Empty);

    internal BilingualText Followed(BilingualText next) => new(Chinese + next.Chinese, English + next.English);

    /// <inheritdoc />
    public override string ToString() => Chinese;
}
