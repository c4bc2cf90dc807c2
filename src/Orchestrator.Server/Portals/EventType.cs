using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Portals;

/// <summary>An event type of the catalogue.</summary>
public sealed record EventType
{
    /// <summary>The CloudEvents type.</summary>
    public required string Type { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The form of the subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Roles that may be the actor.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Whether this portal may send it.</summary>
    public required bool Permitted { get; init; }

    /// <summary>JSON schema of the data.</summary>
    public required JsonObject Schema { get; init; }

    /// <summary>Data that is valid.</summary>
    public required JsonObject Example { get; init; }

    internal static EventType Of(ReviewEvent item, bool permitted) =>
        new()
        {
            Type = item.Type,
            Title = item.Title,
            Subject =
                item.Level == EventLevel.Cycle || item.Name == ReviewEvents.ApplicationSubmitted
                    ? "cycles/{code}"
                    : "cycles/{code}/applications/{number}",
            Roles = item.Roles,
            Permitted = permitted,
            Schema = PayloadSchema.ToJsonSchema(item.Fields),
            Example = item.ExamplePayload(),
        };
}
