namespace Orchestrator.Workflows.Expressions;

/// <summary>What one evaluation may cost. Each bound is one that scripts of definitions never come near.</summary>
internal static class ScriptLimits
{
    /// <summary>Statements that are executed, those of what is called while the value is read included.</summary>
    public const int Statements = 100_000;

    /// <summary>Calls inside calls.</summary>
    public const int Recursion = 64;

    /// <summary>Bytes that are allocated, those thrown away in between included.</summary>
    public const long Memory = 50_000_000;

    /// <summary>Items of one list, and of all that comes out.</summary>
    public const int Items = 200_000;

    /// <summary>Characters that one call may make.</summary>
    public const int Text = 1 << 18;

    /// <summary>Characters that come out, all texts together.</summary>
    public const int Exchanged = 2_000_000;

    /// <summary>Levels of JSON.</summary>
    public const int Depth = 64;

    /// <summary>From the first statement until the value is read.</summary>
    public static readonly TimeSpan Run = TimeSpan.FromSeconds(1);

    /// <summary>All scripts and templates of one burst, or of one page of work.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    /// <summary>All scripts and templates of one run in memory.</summary>
    public static readonly TimeSpan InMemory = TimeSpan.FromSeconds(1.5);

    /// <summary>From the first statement until the value is read, of a script that was stopped when it ran last.</summary>
    public static readonly TimeSpan RunAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a script that was stopped gets less time, in whatever instance.</summary>
    public static readonly TimeSpan Suspicion = TimeSpan.FromSeconds(10);

    /// <summary>One use of a regular expression.</summary>
    public static readonly TimeSpan Pattern = TimeSpan.FromMilliseconds(500);
}
