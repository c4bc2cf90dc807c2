using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>The answer to an arrival, stored in the commit that processed it.</summary>
/// <param name="Id">The arrival.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON.</param>
/// <param name="At">When it was answered.</param>
public sealed record ArrivalAnswer(long Id, int Status, string Body, Instant At);
