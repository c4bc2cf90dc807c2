namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>What a node waits for: an answer of the database, or a time.</summary>
/// <param name="node">Who waits.</param>
internal abstract class VirtualCall(VirtualNode node)
{
    private readonly int _life = node.Life;

    public VirtualNode Node => node;

    /// <summary>True: an answer of the database, which may fail; a time only passes.</summary>
    public required bool CanFail { get; init; }

    /// <summary>False: who waited has crashed.</summary>
    public bool IsAwaited => node.Life == _life;

    /// <summary>Does it, answers, and lets the node go on until it waits again.</summary>
    public abstract void Answer();

    /// <summary>Does it, and nobody hears of it.</summary>
    public abstract void Do();

    /// <summary>Answers that it failed, whether or not it was done.</summary>
    public abstract void Fail();
}
