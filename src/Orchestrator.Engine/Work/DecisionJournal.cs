using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>The journal's line for a deadline that was decided because it fell due: one line per decision, in the same commit.</summary>
public static class DecisionJournal
{
    /// <summary>Name of the journal's event.</summary>
    public const string Event = "DeadlineDecided";

    /// <summary>The id of the deadline that a line is about; 0 when it was made and decided in one commit.</summary>
    public static long DeadlineOf(string data) => (long?)JsonNode.Parse(data)?["deadline"] ?? 0;

    internal static JournalEntry Entry(OpenDeadline deadline, DeadlineState state, Instant now) =>
        new(
            Event,
            null,
            deadline.Run,
            null,
            new JsonObject
            {
                ["deadline"] = deadline.Id,
                ["name"] = deadline.Name,
                ["state"] = state.ToString(),
                ["latenessMs"] = (long)(now - deadline.DueAt).TotalMilliseconds,
            }
        );
}
