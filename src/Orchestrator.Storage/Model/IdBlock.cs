namespace Orchestrator.Storage.Model;

/// <summary>The sequence that ids come from: the database hands out blocks, the application the ids within.</summary>
public static class IdBlock
{
    /// <summary>Name of the sequence.</summary>
    public const string Sequence = "ids";

    /// <summary>Ids in one block.</summary>
    public const int Size = 10_000;
}
