using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Applications;
using Orchestrator.Desk.Calendars;
using Orchestrator.Desk.Contacts;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Documents;
using Orchestrator.Desk.Moves;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.Notices;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Organisations;
using Orchestrator.Desk.Practice;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Desk.Waiting;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Intake;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk;

/// <summary>Adds what people do and see to a host.</summary>
public static class DeskServices
{
    /// <summary>
    /// Adds the desk, beside the engine and the cases. The host adds <see cref="PracticeMode"/>, in practice mode
    /// <see cref="PracticeClock"/>,
    /// <see cref="SandboxOptions"/> and <see cref="StartSandboxDatabase"/>.
    /// </summary>
    public static IServiceCollection AddOrchestratorDesk(this IServiceCollection services)
    {
        services.AddSingleton<AlarmSink>(provider => provider.GetRequiredService<AlarmBook>().WriteAsync);
        services.AddSingleton<ArrivalNote>(provider => provider.GetRequiredService<ActLines>().WriteAsync);
        services.TryAddSingleton(_ => LogKeys.Make());
        services.TryAddSingleton<ReadDocument>(DocumentReader.ReadAsync);
        services.TryAddSingleton<TryOutDefinition>((_, _) => Task.FromResult<Finding?>(null));
        services.AddSingleton<LogSeal>();
        services.AddSingleton<LogHeads>();
        services.AddSingleton<OperatorLogWriter>();
        services.AddSingleton<OperatorLogReader>();
        services.AddSingleton<AlarmBook>();
        services.AddSingleton<JudgingClock>();
        services.AddSingleton<ConfiguredContacts>();
        AddDefinitions(services);
        AddCycles(services);
        services.AddSingleton<CalendarRegister>();
        services.AddSingleton<NoticeCache>();
        services.AddSingleton<KnownNotices>(provider => provider.GetRequiredService<NoticeCache>().GetAsync);
        services.AddSingleton<NoticeCitations>();
        services.AddSingleton<NoticeRegister>();
        services.AddSingleton<NoticeTexts>();
        services.AddSingleton<YearDrafts>();
        services.AddSingleton<MissedApplications>();
        services.AddSingleton<CarriableApplications>();
        services.AddSingleton<DefinitionPlaces>();
        services.AddSingleton<MoveReach>();
        services.AddSingleton<MoveViews>();
        services.AddSingleton<MoveService>();
        services.AddSingleton<WaitingMoves>();
        services.AddSingleton<WaitingDuties>();
        services.AddSingleton<WaitingList>();
        services.AddSingleton<OrganisationRegister>();
        services.AddSingleton<OrganisationImport>();
        services.AddSingleton<SandboxStage>();
        services.AddSingleton<SandboxService>();
        services.AddSingleton<PracticeJumps>();
        return services;
    }

    private static void AddDefinitions(IServiceCollection services)
    {
        services.AddSingleton<DefinitionLibrary>();
        services.AddSingleton<DefinitionDrafts>();
        services.AddSingleton<DefinitionAdditions>();
        services.AddSingleton<DefinitionPublishing>();
        services.AddSingleton<DefinitionRemoval>();
        services.AddSingleton<DefinitionImport>();
        services.AddSingleton<DefinitionChanges>();
        services.AddSingleton<ShippedDefinitions>();
        services.AddSingleton<TakenPaths>();
        services.AddSingleton<SchedulePlans>();
        services.AddSingleton<NewYears>();
        services.AddSingleton<RulesInForce>();
    }

    private static void AddCycles(IServiceCollection services)
    {
        services.AddSingleton<CycleCalendars>();
        services.AddSingleton<CycleFinder>();
        services.AddSingleton<CycleReader>();
        services.AddSingleton<CycleCommittees>();
        services.AddSingleton(provider => new CycleQueries(
            provider.GetRequiredService<IDbContextFactory<OrchestratorDbContext>>(),
            provider.GetRequiredService<CycleReader>()
        ));
        services.AddSingleton<CycleStarts>();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<SchedulePages>();
        services.AddSingleton<DeadlinePages>();
        services.AddSingleton<DrawPages>();
        services.AddSingleton(provider => new DueItems(
            provider.GetRequiredService<PlanCache>(),
            provider.GetRequiredService<NoticeCache>().GetAsync
        ));
        services.AddSingleton<ApplicationQueries>();
        services.AddSingleton<ActWarnings>();
        services.AddSingleton<ActService>();
        services.AddSingleton<ActChecks>();
        services.AddSingleton<ActLines>();
        services.AddSingleton<ActReach>();
        services.AddSingleton<ActConflicts>();
        services.AddSingleton<OperatorActs>();
        services.AddSingleton<PossibleActs>();
        services.AddSingleton<SubmissionForms>();
    }
}
