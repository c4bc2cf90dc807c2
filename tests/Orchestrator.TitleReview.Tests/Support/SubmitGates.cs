using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>The gate rules that a city's submission checks, on the example application with what is usual there and with changes.</summary>
internal sealed class SubmitGates(
    string application,
    LocalDate checkDate,
    string usual,
    Action<JsonObject>? derive = null
)
{
    private readonly GateRules rules = new StaticInputs(Definitions.Find(application)!, given: null).Get(
        Definitions.Find(application)!.All<SubmitApplication>().Single().Rules
    )!;

    /// <summary>Checks the example with a change; single quotes stand for double ones, in <c>usual</c> too.</summary>
    public IReadOnlyList<GateFinding> Check(
        string change,
        string gate = GateRules.Submit,
        IntakeRecords? records = null
    )
    {
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        Merge(payload, Read(usual));
        Merge(payload, Read(change));
        var facts = GateFacts.Of(payload, checkDate, records);
        derive?.Invoke(facts);
        return rules.Check(gate, facts, records?.Overrides ?? []);
    }

    private static JsonObject Read(string json) => JsonNode.Parse(json.Replace('\'', '"'))!.AsObject();

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
                Merge(existing, inner);
            else
                target[name] = value?.DeepClone();
        }
    }
}
