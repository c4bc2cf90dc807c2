namespace Orchestrator.Storage.Settings;

/// <summary>A fact about this database as a whole, e.g. whether it is for practice.</summary>
public sealed class Setting
{
    /// <summary>The key.</summary>
    public required string Name { get; set; }

    /// <summary>The fact, as its reader writes it; secrets only protected.</summary>
    public required string Value { get; set; }
}
