using Orchestrator.Server.Sessions;
using Orchestrator.Server.Studio.Definitions;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Server.Studio.Hub;
using Orchestrator.Server.Studio.Instances;
using Orchestrator.Server.Studio.Runs;

namespace Orchestrator.Server.Studio.Hosting;

/// <summary>Everything that Elsa Studio asks for: its page, its API, its hub. Only those who may change definitions get in.</summary>
internal static class StudioMap
{
    /// <summary>Adds what its endpoints and its hub are made of.</summary>
    public static void AddStudio(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddHttpContextAccessor();
        services.AddSingleton<StudioCatalogue>();
        services.AddSingleton<StudioSaving>();
        services.AddSingleton<TrialRuns>();
        services.AddSingleton<SandboxRecords>();
        services.AddSingleton<StudioRuns>();
        services.AddSingleton<StudioRunEndpoints.Deeds>();
        services.AddSingleton<InstanceSources>();
        services.AddSingleton<InstanceSearch>();
        services.AddSingleton<InstanceWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<InstanceWatch>());
    }

    /// <summary>
    /// Maps the page for everybody who is signed in, API and hub for those who may change definitions.
    /// </summary>
    public static void MapStudio(this WebApplication app)
    {
        app.MapStudioPage();
        var elsa = app.MapGroup("/elsa/api")
            .RequireAuthorization(Permission.ChangeDefinitions)
            .ExcludeFromDescription();
        elsa.MapStudioDescriptors();
        elsa.MapStudioDefinitions();
        elsa.MapStudioInstances();
        elsa.MapStudioRuns();
        // A connection is closed when its session ends; the browser asks again, and is sent to sign in.
        app.MapHub<WorkflowInstanceHub>("/elsa/hubs/workflow-instance", options =>
                options.CloseOnAuthenticationExpiration = true
            )
            .RequireAuthorization(Permission.ChangeDefinitions)
            .ExcludeFromDescription();
    }
}
