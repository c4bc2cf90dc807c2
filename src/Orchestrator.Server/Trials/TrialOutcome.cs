namespace Orchestrator.Server.Trials;

/// <summary>What became of a trial.</summary>
internal enum TrialOutcome
{
    /// <summary>It was done within its limits.</summary>
    Done = 0,

    /// <summary>It went beyond a limit, or ended its process.</summary>
    TooCostly = 1,

    /// <summary>Too many wait already; it was not begun.</summary>
    Busy = 2,
}
