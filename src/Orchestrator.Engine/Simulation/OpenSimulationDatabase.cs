using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Simulation;

/// <summary>
/// Opens an empty throw-away database whose clock is the given one; it can never hold a real cycle. Disposing its
/// store is the caller's.
/// </summary>
public delegate Task<IWorkStore> OpenSimulationDatabase(VirtualClock clock, CancellationToken cancellationToken);
