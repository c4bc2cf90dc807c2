namespace Orchestrator.Storage.Instances;

/// <summary>
/// Something that a running workflow beside title review waits for, so that an event or a request finds it without
/// reading states. Its state is the truth.
/// </summary>
public sealed class Wait
{
    /// <summary>A hash of what it waits for.</summary>
    public required string Key { get; set; }

    /// <summary>Who waits; with the key the key of the row.</summary>
    public long InstanceId { get; set; }
}
