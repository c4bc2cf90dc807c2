namespace Orchestrator.Desk.Acts;

/// <summary>A value that a field may have.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">In Chinese.</param>
/// <param name="TextEn">In English.</param>
public sealed record ActChoice(string Value, string Text, string TextEn);
