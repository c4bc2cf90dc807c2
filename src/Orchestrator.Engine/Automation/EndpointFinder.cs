using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Automation;

/// <summary>Finds who takes an HTTP request: a definition that it starts, else the instances that wait for it.</summary>
public sealed class EndpointFinder(IWorkStore store, PlanCache plans, WorkflowCatalog catalog)
{
    /// <summary>Waiting instances that are looked at, the newest first: more than one is ambiguous anyway.</summary>
    private const int MostInstances = 100;

    /// <summary>All that take the request; more than one is ambiguous. Triggers come before waiting instances.</summary>
    /// <param name="method">E.g. <c>GET</c>.</param>
    /// <param name="path">Below the base path, decoded.</param>
    /// <param name="correlationId">Only an instance with this correlation id; null: any.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<WaitingEndpoint>> FindAsync(
        string method,
        string path,
        string? correlationId,
        CancellationToken cancellationToken
    )
    {
        var found = new List<WaitingEndpoint>();
        foreach (var trigger in await catalog.TriggersAsync(cancellationToken))
        {
            if (
                trigger.Trigger is { Kind: TriggerKind.Http, Activity: HttpEndpoint endpoint } own
                && HttpRequestStimulus.Match(own.Key, method, path) is { } route
            )
            {
                found.Add(new WaitingEndpoint(trigger, 0, null, own.Key, trigger.Plan, endpoint, route));
            }
        }

        return found.Count > 0 ? found : await FindWaitingAsync(method, path, correlationId, cancellationToken);
    }

    private async Task<IReadOnlyList<WaitingEndpoint>> FindWaitingAsync(
        string method,
        string path,
        string? correlationId,
        CancellationToken cancellationToken
    )
    {
        await using var context = store.CreateContext();
        var keys = WaitKeys.OfRequest(method, path);
        var running = context
            .Instances.AsNoTracking()
            .Where(instance =>
                context.Waits.Any(wait => wait.InstanceId == instance.Id && keys.Contains(wait.Key))
                && (correlationId == null || instance.Correlation == correlationId)
            )
            .OrderByDescending(instance => instance.Id)
            .Take(MostInstances)
            .Select(instance => new
            {
                instance.Id,
                instance.DefinitionVersionId,
                instance.State,
            });
        var found = new List<WaitingEndpoint>();
        await foreach (var row in running.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var bookmark in WorkflowStateJson.Read(row.State).Bookmarks)
            {
                if (HttpRequestStimulus.Match(bookmark.StimulusName, method, path) is not { } route)
                    continue;
                var plan = await plans.GetAsync(row.DefinitionVersionId, cancellationToken);
                if (plan.Activities.GetValueOrDefault(bookmark.NodeId) is HttpEndpoint endpoint)
                {
                    found.Add(
                        new WaitingEndpoint(
                            null,
                            row.Id,
                            bookmark.ActivityInstanceId,
                            bookmark.StimulusName,
                            plan,
                            endpoint,
                            route
                        )
                    );
                }
            }
        }

        return found;
    }
}
