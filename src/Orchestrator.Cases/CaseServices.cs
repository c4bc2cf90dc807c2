using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orchestrator.Cases.Applications;
using Orchestrator.Cases.Approvals;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Data;
using Orchestrator.Cases.Moves;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Notices;

namespace Orchestrator.Cases;

/// <summary>Adds title review to an engine.</summary>
public static class CaseServices
{
    /// <summary>
    /// Adds the kinds of title review (cycles and applications), its reminders and its moves of dates. The order beside
    /// <c>AddOrchestratorEngine</c> does not matter.
    /// </summary>
    /// <param name="services">The host's.</param>
    /// <param name="options">How they work; null: with the defaults.</param>
    public static IServiceCollection AddOrchestratorCases(this IServiceCollection services, CaseOptions? options = null)
    {
        options ??= new CaseOptions();
        services.AddSingleton<CaseKind, CycleKind>();
        services.AddSingleton<CaseKind, ApplicationKind>();
        services.AddSingleton<DataLoader, FactsLoader>();
        services.AddSingleton<DataLoader, NominationLoader>();
        services.AddSingleton<DataLoader, PoolLoader>();
        services.AddSingleton<DataLoader, AgendaLoader>();
        services.AddSingleton<DataLoader, VotingLoader>();
        services.AddSingleton<DataLoader, OpenPublicityLoader>();
        services.AddSingleton<DataLoader, TallyLoader>();
        services.AddSingleton<CycleStarter>();
        services.AddSingleton(provider => new ReminderRun(
            provider.GetRequiredService<IWorkStore>(),
            provider.GetRequiredService<CalendarCache>().GetAsync,
            options.Reminders,
            provider.GetRequiredService<PageRunner>(),
            provider.GetRequiredService<DeadLetterBook>(),
            provider.GetRequiredService<ILogger<ReminderRun>>()
        ));
        services.AddSingleton<IDateProposals, EventProposals>();
        services.AddSingleton<MoveRunner>();
        services.AddSingleton<MoveDesk>();
        services.AddSingleton<CalendarWatch>();
        services.TryAddSingleton<MayBeSecond>((hands, second, _) => Task.FromResult(!hands.Contains(second)));
        services.TryAddSingleton<KnownNotices>(_ => ValueTask.FromResult(NoticeBook.National));
        services.AddSingleton<IRecurringWork, ReminderWork>();
        services.AddSingleton<IRecurringWork, MoveWork>();
        services.AddSingleton<IRecurringWork, CalendarWork>();
        return services;
    }
}
