namespace Orchestrator.Server.Studio.Hub;

/// <summary>Studio's viewer listens here to one instance.</summary>
internal sealed class WorkflowInstanceHub(InstanceWatch watch) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>Called by Studio: this connection wants to hear of an instance.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
        watch.Observe(Context.ConnectionId, instanceId);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
