using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Validates a definition that nobody has seen yet where it can do no harm: in a process of its own, with a limit of
/// time and memory. What ends that process, or takes too much, is refused before this one looks at it.
/// </summary>
/// <param name="json">Elsa 3 JSON.</param>
/// <param name="cancellationToken">Cancels.</param>
/// <returns>Null when it may be looked at here; else why not.</returns>
public delegate Task<Finding?> TryOutDefinition(string json, CancellationToken cancellationToken);
