namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>A choice of a drop-down or check list.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Text">What people read, in Chinese.</param>
internal sealed record Option(string Value, string Text);
