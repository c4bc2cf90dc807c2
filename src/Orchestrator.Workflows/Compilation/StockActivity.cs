namespace Orchestrator.Workflows.Compilation;

/// <summary>An activity type of stock Elsa that this runtime does not have.</summary>
/// <param name="Type">Its name; all of a module when it ends with <c>.*</c>.</param>
/// <param name="Chinese">Why not, and what to use instead.</param>
/// <param name="English">The same.</param>
internal sealed record StockActivity(string Type, string Chinese, string English);
