namespace Orchestrator.Desk.Sandboxes;

/// <summary>Starts a database for one play, with an empty schema of the newest version. The host says how.</summary>
/// <param name="cancellationToken">Ends the start; what was begun is taken back.</param>
public delegate Task<ISandboxDatabase> StartSandboxDatabase(CancellationToken cancellationToken);
