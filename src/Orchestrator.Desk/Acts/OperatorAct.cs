using System.Text.Json.Nodes;

namespace Orchestrator.Desk.Acts;

/// <summary>An act of an operator, through the same path as a portal's event.</summary>
public sealed record OperatorAct
{
    /// <summary>E.g. office.decided.</summary>
    public required string Type { get; init; }

    /// <summary>The event's data.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>Idempotency key: the same key gives the stored answer. One is made when it is left out.</summary>
    public string? Key { get; init; }
}
