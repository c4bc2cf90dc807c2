using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>
/// The engine as the server composes it, on the virtual store. One per thread: the nodes of a seed share what has no memory, and each
/// has its own enforcer.
/// </summary>
internal sealed class VirtualProcess : IDisposable
{
    private static readonly ObjectFactory<Enforcer> NewEnforcer = ActivatorUtilities.CreateFactory<Enforcer>([]);

    private readonly ServiceProvider _services;

    public VirtualProcess(PlanCache plans)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IWorkStore>(Store);
        services.AddSingleton<IClock>(new NodeClock(() => Store.Time));
        // Larger than what falls due at once: behind a full page the enforcer asks what only a real database answers.
        services.AddOrchestratorEngine(new EngineOptions { PageSize = 10, IsMeasured = false });
        services.AddSingleton(plans);
        _services = services.BuildServiceProvider();
    }

    public VirtualStore Store { get; } = new();

    public Enforcer Start() => NewEnforcer(_services, []);

    public void Dispose() => _services.Dispose();
}
