using System.Text.Json.Nodes;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Acts;

/// <summary>An event that was checked and is ready to be stamped.</summary>
/// <param name="Sender">Code of the portal, or <c>console</c>.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="BodyHash">SHA-256 of what was sent, lower-case hex.</param>
/// <param name="Event">What happened.</param>
/// <param name="Cycle">The cycle it is for.</param>
/// <param name="Application">Number of the application; null for the cycle itself and for a submission.</param>
/// <param name="Data">Its payload.</param>
/// <param name="Actor">Who acted.</param>
public sealed record Act(
    string Sender,
    string Key,
    string BodyHash,
    ReviewEvent Event,
    Cycle Cycle,
    string? Application,
    JsonObject Data,
    Actor Actor
);
