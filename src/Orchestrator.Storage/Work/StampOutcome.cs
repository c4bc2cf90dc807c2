namespace Orchestrator.Storage.Work;

/// <summary>What stamping an arrival found.</summary>
public enum StampOutcome
{
    /// <summary>It is new and now durable.</summary>
    New = 0,

    /// <summary>The key was stamped before with the same body: give the stored answer, or wait for it.</summary>
    Repeat = 1,

    /// <summary>The key was used before for another body: refuse.</summary>
    KeyReused = 2,
}
