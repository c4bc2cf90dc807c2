namespace Orchestrator.Server.Sessions;

/// <summary>The session.</summary>
public sealed record SessionAnswer
{
    /// <summary>Who is signed in.</summary>
    public required SessionUser User { get; init; }

    /// <summary>练习模式.</summary>
    public required bool Practice { get; init; }
}
