using System.Text.Json;
using Orchestrator.Desk.Json;

namespace Orchestrator.Server.CommandLine;

/// <summary>Where a verb writes.</summary>
/// <param name="Out">Its answer, and nothing else.</param>
/// <param name="Error">One line when something is wrong; notes.</param>
internal sealed record VerbOutput(TextWriter Out, TextWriter Error)
{
    /// <summary>Writes one JSON document, Chinese not escaped.</summary>
    public void WriteJson(object document) => Out.WriteLine(JsonSerializer.Serialize(document, JsonFormat.Indented));

    /// <summary>Writes one line of the answer.</summary>
    public void WriteLine(string line) => Out.WriteLine(line);
}
