using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>Everything the viewer shows of one instance at one revision; never changed once made.</summary>
internal sealed record InstanceRecord : InstanceHead
{
    /// <summary>Counts the instance's changes.</summary>
    public required int Revision { get; init; }

    /// <summary>What it waits for.</summary>
    public required IReadOnlyList<Bookmark> Bookmarks { get; init; }

    /// <summary>What it was started with.</summary>
    public required JsonObject Input { get; init; }

    /// <summary>What it has put out so far.</summary>
    public required JsonObject Output { get; init; }

    /// <summary>Id, name and value.</summary>
    public required IReadOnlyList<(string Id, string Name, JsonNode? Value)> Variables { get; init; }

    /// <summary>Journal items in order.</summary>
    public required IReadOnlyList<JournalItem> Journal { get; init; }

    /// <summary>Runs of activities in the order of their start.</summary>
    public required IReadOnlyList<ExecutionRecord> Executions { get; init; }
}
