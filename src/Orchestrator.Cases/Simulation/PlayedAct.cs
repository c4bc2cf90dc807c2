using System.Text.Json.Nodes;
using Orchestrator.Storage.Arrivals;

namespace Orchestrator.Cases.Simulation;

/// <summary>Something an actor does.</summary>
/// <param name="Target">What it is for.</param>
/// <param name="TargetId">Instance id of the application or cycle.</param>
/// <param name="Role">Who acts.</param>
/// <param name="Stimulus">Name of the event.</param>
/// <param name="Payload">Its data.</param>
/// <param name="By">The applicant it is about; null for the cycle itself.</param>
internal sealed record PlayedAct(
    ArrivalTarget Target,
    long TargetId,
    string Role,
    string Stimulus,
    JsonObject Payload,
    SyntheticApplicant? By = null
);
