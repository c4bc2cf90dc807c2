using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>A database of its own for one play, so that a play can never touch a real cycle; it is gone when it is disposed.</summary>
public interface ISandboxDatabase : IAsyncDisposable
{
    /// <summary>Set once a play has opened it.</summary>
    IWorkStore? Store { get; }

    /// <summary>The database with a play's clock.</summary>
    Task<IWorkStore> OpenAsync(VirtualClock clock, CancellationToken cancellationToken);
}
