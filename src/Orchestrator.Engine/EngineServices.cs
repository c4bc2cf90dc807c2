using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Moves;
using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Reminders;
using Orchestrator.Engine.Work;
using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine;

/// <summary>Adds the engine to a host.</summary>
public static class EngineServices
{
    /// <summary>
    /// Adds the engine. The host adds <c>IWorkStore</c>, the
    /// <c>ActivityRegistry</c>, <c>IClock</c> and <see cref="ISigningKeys"/>; it may add an <see cref="AlarmSink"/> and an <see cref="ArrivalNote"/>.
    /// </summary>
    public static IServiceCollection AddOrchestratorEngine(this IServiceCollection services, EngineOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton<AlarmSink>((_, _) => Task.CompletedTask);
        services.TryAddSingleton<ArrivalNote>((_, _, _, _) => Task.CompletedTask);
        services.AddSingleton<AlarmBell>();
        services.AddSingleton<DeadLetterBook>();
        services.AddSingleton<PageRunner>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<CalendarCache>();
        services.AddSingleton<WorkflowCatalog>();
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton<CycleStarter>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<Enforcer>();
        services.AddSingleton<FanoutRunner>();
        services.AddSingleton<StimulusRunner>();
        services.AddSingleton(options.Outbox);
        services.AddSingleton(new MailDelivery(options.Mail));
        services.AddSingleton(provider => new WebhookDelivery(
            WebhookDelivery.CreateClient(), provider.GetRequiredService<ISigningKeys>(), provider.GetRequiredService<UnreadableKeys>(), provider.GetRequiredService<IClock>(), options.Outbox));
        services.AddSingleton<UnreadableKeys>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<Undelivered>();
        services.AddSingleton<DeadLetterDesk>();
        services.AddSingleton<EndpointFinder>();
        services.AddSingleton<StarterKeeper>();
        services.AddSingleton(options.Requests);
        services.AddSingleton<RequestDelivery>();
        services.AddSingleton<RequestSender>();
        services.AddSingleton(provider => new ReminderRun(
            provider.GetRequiredService<IWorkStore>(), provider.GetRequiredService<CalendarCache>().GetAsync, options.Reminders, provider.GetRequiredService<ILogger<ReminderRun>>()));
        services.AddSingleton<EventProposals>();
        services.AddSingleton<MoveRunner>();
        services.AddSingleton<MoveDesk>();
        services.AddSingleton<CalendarWatch>();
        services.AddSingleton<Reconciler>();
        services.AddSingleton<NodeClockCheck>();
        return services;
    }
}
