using NodaTime;
using Orchestrator.Workflows.Activities.BuiltIn;

namespace Orchestrator.Workflows.Compilation;

/// <summary>
/// On what terms an endpoint is served. Its inputs are evaluated without an instance; what cannot be had that way is
/// not granted.
/// </summary>
/// <param name="Authorize">Whether only signed-in people and portals get in.</param>
/// <param name="Policy">A role, <c>portal</c> or <c>portal:code</c>; null: any of them.</param>
/// <param name="Timeout">The longest that a request may take; null: the server's.</param>
public sealed record EndpointTerms(bool Authorize, string? Policy, Duration? Timeout)
{
    /// <summary>The terms of one endpoint of a plan; an input that needs an instance counts as not given.</summary>
    public static EndpointTerms Of(WorkflowPlan plan, HttpEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var policy = PlanTriggers.Value(plan, endpoint, endpoint.Policy);
        var timeout = PlanTriggers.Value(plan, endpoint, endpoint.RequestTimeout);
        return new EndpointTerms(
            PlanTriggers.Value(plan, endpoint, endpoint.Authorize),
            string.IsNullOrWhiteSpace(policy) ? null : policy.Trim(),
            timeout is null ? null : Duration.FromTimeSpan(timeout.Value)
        );
    }
}
