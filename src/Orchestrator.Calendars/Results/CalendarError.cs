namespace Orchestrator.Calendars;

/// <summary>Why a question about dates has no answer.</summary>
/// <param name="Code">A stable identifier, one of <see cref="CalendarErrorCodes"/>.</param>
/// <param name="Path">The JSON path of the offending value (<c>$.days[3].date</c>), or the name of the argument.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record CalendarError(string Code, string Path, BilingualText Message)
{
    /// <summary>One line in English, for logs and exceptions.</summary>
    public override string ToString() => $"{Path}: {Message.English} [{Code}]";

    internal static CalendarError Of(string code, string path, string textId, params object?[] values) =>
        new(code, path, TextCatalogue.Of(textId, values));
}
