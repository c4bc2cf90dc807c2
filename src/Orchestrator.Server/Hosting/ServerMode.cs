namespace Orchestrator.Server.Hosting;

/// <summary>Whether the server judges by the real clock.</summary>
/// <param name="IsPractice">练习模式: the judging clock is shifted.</param>
internal sealed record ServerMode(bool IsPractice);
