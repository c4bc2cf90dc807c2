using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// How an activity says that what was done already would be unlawful by the dates as they stand now. Whoever moves
/// dates reads it before anything is written, and must not.
/// </summary>
public static class UnlawfulDates
{
    /// <summary>Name of the journal's event.</summary>
    public const string Event = "Unlawful";

    internal static void ReportUnlawful(this ActivityContext context, Refusal refusal) =>
        context.Journal(
            Event,
            refusal.Chinese,
            new JsonObject
            {
                ["code"] = refusal.Code,
                ["english"] = refusal.English,
                ["clauses"] = new JsonArray([.. refusal.Clauses.Select(clause => (JsonNode)clause)]),
            }
        );

    /// <summary>The refusal that a line of the journal reports; null for any other line.</summary>
    public static Refusal? Read(string eventName, string? message, JsonObject? data) =>
        eventName == Event && data is not null
            ? new Refusal((string)data["code"]!, message ?? "", (string)data["english"]!)
            {
                Clauses = [.. data["clauses"]!.AsArray().Select(clause => (string)clause!)],
            }
            : null;
}
