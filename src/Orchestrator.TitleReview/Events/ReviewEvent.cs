using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events.Payloads;

namespace Orchestrator.TitleReview.Events;

/// <summary>An event of title review: who may send it, to what, and what it carries.</summary>
/// <param name="Name">E.g. <c>employer.decided</c>; its CloudEvents type is <c>cn.orchestrator.</c> and this.</param>
/// <param name="Level">Whether it goes to a cycle or to an application.</param>
/// <param name="Title">Its Chinese name.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Payload">The record of its payload.</param>
/// <param name="Roles">Who may send it; only <see cref="Events.Roles.System"/> for stimuli between instances.</param>
/// <param name="Example">A payload that is valid.</param>
public sealed record ReviewEvent(
    string Name,
    EventLevel Level,
    string Title,
    string TitleEn,
    Type Payload,
    IReadOnlyList<string> Roles,
    string Example
)
{
    /// <summary>Prefix of the event's CloudEvents type.</summary>
    public const string TypePrefix = "cn.orchestrator.";

    /// <summary>Its CloudEvents type.</summary>
    public string Type => TypePrefix + Name;

    /// <summary>Whether portals may send it at all.</summary>
    public bool IsFromPortals => !Roles.Contains(Events.Roles.System);

    /// <summary>The fields of its payload. An application is of one track, and nobody has to name it.</summary>
    public IReadOnlyList<PayloadField> Fields =>
        Level == EventLevel.Cycle
            ? PayloadSchema.Of(Payload)
            : [.. PayloadSchema.Of(Payload).Where(known => known.Name != TrackPayload.FieldName)];

    /// <summary>Whether a role may send it.</summary>
    public bool MayBeSentBy(string role) => Roles.Contains(role);

    /// <summary>All that is wrong with a payload, in Chinese and English, field by field.</summary>
    public IReadOnlyList<PayloadError> Check(JsonObject? payload) => PayloadReader.Check(Payload, payload);

    /// <summary>The example as JSON of one's own.</summary>
    public JsonObject ExamplePayload() => JsonNode.Parse(Example)!.AsObject();
}
