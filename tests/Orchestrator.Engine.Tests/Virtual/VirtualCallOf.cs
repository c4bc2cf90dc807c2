using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>A call with its effect.</summary>
internal sealed class VirtualCall<T>(VirtualNode node, Func<T> effect) : VirtualCall(node)
{
    // Without asynchronous continuations: the node goes on within the call that answers it, on the one thread.
    private readonly TaskCompletionSource<T> _answer = new();

    public Task<T> Task => _answer.Task;

    public override void Answer()
    {
        T result;
        try
        {
            result = effect();
        }
        catch (Exception refused)
        {
            _answer.SetException(refused);
            return;
        }

        _answer.SetResult(result);
    }

    public override void Do()
    {
        try
        {
            effect();
        }
        catch (WorkConflictException)
        {
            // It was refused, and nobody hears of that either.
        }
    }

    public override void Fail() => _answer.SetException(new VirtualFaultException());
}
