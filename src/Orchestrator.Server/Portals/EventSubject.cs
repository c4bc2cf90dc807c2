using System.Text.RegularExpressions;
using Orchestrator.Desk.Refusals;

namespace Orchestrator.Server.Portals;

/// <summary>What an event or an image is about: a cycle, or an application of it.</summary>
/// <param name="Cycle">The cycle's code.</param>
/// <param name="Application">The application's number; null for the cycle itself.</param>
internal sealed partial record EventSubject(string Cycle, string? Application)
{
    /// <summary>Null when the text is null or malformed; only a malformed one adds an error.</summary>
    public static EventSubject? Read(string? text, List<FieldError> errors, string path = "$.subject")
    {
        if (text is null)
            return null;
        if (Form().Match(text) is { Success: true } match)
        {
            return new EventSubject(
                match.Groups["cycle"].Value,
                match.Groups["number"] is { Success: true } number ? number.Value : null
            );
        }
        errors.Add(
            new(
                path,
                "应为 cycles/代码 或 cycles/代码/applications/编号。",
                "must be cycles/CODE or cycles/CODE/applications/NUMBER."
            )
        );
        return null;
    }

    [GeneratedRegex(
        @"^cycles/(?<cycle>[A-Za-z0-9][A-Za-z0-9._-]{0,63})(/applications/(?<number>[A-Za-z0-9][A-Za-z0-9._-]{0,63}))?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
