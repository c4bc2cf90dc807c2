namespace Orchestrator.Cases.Reminders;

/// <summary>A digest in words.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record DigestText(string Subject, string Body);
