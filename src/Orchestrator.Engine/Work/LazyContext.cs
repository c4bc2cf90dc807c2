using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>
/// A database context that is made when it is first needed. It is on the transaction: what is read after a lock was
/// taken is the truth.
/// </summary>
internal sealed class LazyContext(IWorkTransaction transaction) : IAsyncDisposable
{
    private OrchestratorDbContext? _context;

    public OrchestratorDbContext Get() => _context ??= transaction.CreateContext();

    public ValueTask DisposeAsync() => _context?.DisposeAsync() ?? ValueTask.CompletedTask;
}
