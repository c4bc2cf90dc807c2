using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Reviving;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Composition;

/// <summary>Adds the engine to a host.</summary>
public static class EngineServices
{
    /// <summary>
    /// Adds the engine. The host adds <c>IWorkStore</c>, the
    /// <c>ActivityRegistry</c>, <c>IClock</c> and <see cref="ISigningKeys"/>; it may add an <see cref="AlarmSink"/>
    /// and an <see cref="ArrivalNote"/>.
    /// </summary>
    public static IServiceCollection AddOrchestratorEngine(this IServiceCollection services, EngineOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton<AlarmSink>((_, _) => Task.CompletedTask);
        services.TryAddSingleton<ArrivalNote>((_, _, _, _) => Task.CompletedTask);
        services.AddSingleton<AlarmBell>();
        services.AddSingleton<RepeatedAlarms>();
        services.AddSingleton<DeadLetterBook>();
        services.AddSingleton<PageRunner>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<CalendarCache>();
        services.AddSingleton<WorkflowCatalog>();
        services.AddSingleton<CaseKinds>();
        services.AddSingleton<TaskIds>();
        services.AddSingleton<UnitParts>();
        services.AddSingleton<NewIds>();
        services.AddSingleton<CaseKind, WorkflowKind>();
        services.AddSingleton<CaseKind, StarterKind>();
        services.AddSingleton<ItemHandler, CaseStartHandler>();
        services.AddSingleton<ItemHandler, StimulusHandler>();
        services.AddSingleton<ItemHandler, DueHandler>();
        services.AddSingleton<ItemHandler, ControlHandler>();
        services.AddSingleton<ItemHandler, WorkflowStartHandler>();
        services.AddSingleton(provider => new UnitOfWork(
            provider.GetRequiredService<IWorkStore>(),
            provider.GetRequiredService<UnitParts>(),
            provider.GetRequiredService<ILogger<UnitOfWork>>()
        ));
        services.AddSingleton<ArrivalProcessor>();
        services.AddSingleton(provider => new Arrivals(
            provider.GetRequiredService<IWorkStore>(),
            provider.GetRequiredService<ArrivalProcessor>(),
            options
        ));
        services.AddSingleton<Enforcer>();
        services.AddSingleton<FanoutRunner>();
        services.AddSingleton<StimulusRunner>();
        services.AddSingleton(options.Outbox);
        services.AddSingleton(new MailDelivery(options.Mail));
        services.AddSingleton(provider => new WebhookDelivery(
            WebhookDelivery.CreateClient(options.Requests.AllowPrivateAddresses),
            provider.GetRequiredService<ISigningKeys>(),
            provider.GetRequiredService<UnreadableKeys>(),
            provider.GetRequiredService<IClock>(),
            options.Outbox
        ));
        services.AddSingleton<UnreadableKeys>();
        services.AddSingleton<OutboxRecorder>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<Undelivered>();
        services.AddSingleton<DeadLetterDesk>();
        services.AddSingleton<EndpointFinder>();
        services.AddSingleton<StarterKeeper>();
        services.AddSingleton(options.Requests);
        services.AddSingleton<RequestDelivery>();
        services.AddSingleton<RequestSender>();
        services.AddSingleton<OverdueWatch>();
        services.AddSingleton<Reconciler>();
        services.AddSingleton<NodeClockCheck>();
        return services;
    }
}
