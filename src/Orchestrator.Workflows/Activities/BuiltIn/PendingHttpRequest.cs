namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Data of the environment while somebody waits for the answer to an HTTP request: then WriteHttpResponse can give it.</summary>
public sealed record PendingHttpRequest;
