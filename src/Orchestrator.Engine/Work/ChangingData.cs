namespace Orchestrator.Engine.Work;

/// <summary>Data of an item that depends on what became of the items before it in the same unit of work.</summary>
internal abstract class ChangingData
{
    /// <summary>The value as the items before left it.</summary>
    public abstract object Value { get; }

    /// <summary>Its item was applied, neither refused nor failed.</summary>
    public abstract void Applied(LiveInstance instance);
}
