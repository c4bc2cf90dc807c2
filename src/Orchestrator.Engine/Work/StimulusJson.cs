using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A stimulus between instances as it waits in the outbox or a fan-out.</summary>
internal static class StimulusJson
{
    public static string Write(Stimulus stimulus, Instant at)
    {
        var json = new JsonObject { ["name"] = stimulus.Name, ["at"] = InstantPattern.ExtendedIso.Format(at) };
        if (stimulus.Payload is { } payload)
            json["payload"] = payload.DeepClone();
        if (stimulus.ActivityInstanceId is { } run)
            json["run"] = run;
        if (stimulus.Actor is { } actor)
            json["actor"] = WriteActor(actor);
        return json.ToJsonString(EngineJson.Options);
    }

    public static (Stimulus Stimulus, Instant At) Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        var stimulus = new Stimulus(
            (string?)json["name"] ?? throw new FormatException("The stimulus has no name."),
            json["payload"]?.DeepClone() as JsonObject
        )
        {
            ActivityInstanceId = (string?)json["run"],
            Actor = ReadActor(json["actor"]),
        };
        return (stimulus, InstantPattern.ExtendedIso.Parse((string?)json["at"] ?? "").Value);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it cannot be read.</summary>
    public static (Stimulus Stimulus, Instant At)? TryRead(string text)
    {
        try
        {
            return Read(text);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or UnparsableValueException or FormatException
            )
        {
            return null;
        }
    }

    public static JsonObject WriteActor(Actor actor) =>
        new()
        {
            ["role"] = actor.Role,
            ["organisation"] = actor.Organisation,
            ["person"] = actor.Person,
        };

    public static Actor? ReadActor(JsonNode? json) =>
        json is JsonObject actor && (string?)actor["role"] is { } role
            ? new Actor(role, (string?)actor["organisation"], (string?)actor["person"])
            : null;
}
