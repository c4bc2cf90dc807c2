using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The scripts of a page took so long that its locks would be held too long: it is thrown back, and its items are tried in smaller
/// parts, so that a slow script costs its own item alone.
/// </summary>
[SuppressMessage("Design", "CA1032", Justification = "Has one message.")]
public sealed class SlowScriptsException(int items)
    : Exception($"The scripts of {items} items took too long for one page.");
