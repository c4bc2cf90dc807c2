using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Portals;

/// <summary>A CloudEvent 1.0 that was read and checked.</summary>
/// <param name="Id">Its id; serves as idempotency key when the header is absent.</param>
/// <param name="Event">What it says happened.</param>
/// <param name="Cycle">Code of the cycle it is for.</param>
/// <param name="Application">Number of the application; null for the cycle itself, or for a submission that leaves
/// the number to us.</param>
/// <param name="Data">Its payload.</param>
/// <param name="Actor">Who acted.</param>
internal sealed record CloudEvent(
    string Id,
    ReviewEvent Event,
    string Cycle,
    string? Application,
    JsonObject Data,
    Actor Actor
)
{
    /// <summary>As CloudEvents name it: <c>cycles/CODE</c>, or <c>cycles/CODE/applications/NUMBER</c>.</summary>
    public string Subject => Application is null ? $"cycles/{Cycle}" : $"cycles/{Cycle}/applications/{Application}";
}
