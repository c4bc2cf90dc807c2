using Orchestrator.Desk.Practice;

namespace Orchestrator.Server.Sessions;

/// <summary>The session.</summary>
public sealed record SessionAnswer
{
    /// <summary>Who is signed in.</summary>
    public required SessionUser User { get; init; }

    /// <summary>练习模式.</summary>
    public required bool Practice { get; init; }

    /// <summary>What others did to this account since its owner last signed in, in Chinese and English; null: nothing.</summary>
    public string? Told { get; init; }

    internal static SessionAnswer Of(
        string name,
        string displayName,
        IReadOnlyList<string> roles,
        PracticeMode practice
    ) =>
        new()
        {
            User = new SessionUser
            {
                Name = name,
                DisplayName = displayName,
                Roles = roles,
            },
            Practice = practice.IsOn,
        };
}
