namespace Orchestrator.Server.CommandLine;

/// <summary>What the shell is told.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing to complain of.</summary>
    public const int Fine = 0;

    /// <summary>Validation errors, broken promises.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, unreadable input, wrong configuration.</summary>
    public const int Usage = 2;
}
