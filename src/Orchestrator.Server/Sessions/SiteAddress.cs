namespace Orchestrator.Server.Sessions;

/// <summary>Where people reach the console.</summary>
/// <param name="Address">As configured for reminders; null: not known.</param>
internal sealed record SiteAddress(string? Address);
