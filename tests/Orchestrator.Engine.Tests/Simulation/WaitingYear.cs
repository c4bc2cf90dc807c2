using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Simulation;

/// <summary>A play without title review: small workflows that wait for an hour each day, and nobody who acts.</summary>
internal sealed class WaitingYear(int days) : IPlay
{
    private static readonly LocalDate Day = new(2024, 10, 8);

    public string Definition => "wait";

    public Instant Start => Instant.FromUtc(2024, 10, 8, 0, 0);

    public LocalDate From => Day;

    public LocalDate ExpectedTo => Day.PlusDays(days);

    public bool HasEnded => true;

    public List<DecidedDeadlines> Seen { get; } = [];

    public void AddServices(IServiceCollection services) => services.AddSingleton(ActivityRegistry.BuiltIn);

    public async Task<SimulationFault?> BeginAsync(SimulationEngine engine, CancellationToken cancellationToken)
    {
        await Waits.StoreAsync(engine.Store);
        await Waits.StartAsync(
            engine.Store,
            engine.Get<Catalog.PlanCache>(),
            days,
            kind: DeadlineKind.Period,
            due: (place, now) => now + Duration.FromDays(place + 1)
        );
        return null;
    }

    public Instant NextHour(Instant now) => now + Duration.FromHours(12);

    public Task ActAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Decided(Instant at, IReadOnlyList<DecidedDeadlines> decided) => Seen.AddRange(decided);

    public Task<PlayStanding> StandAsync(CancellationToken cancellationToken) =>
        Task.FromResult(
            new PlayStanding
            {
                CycleId = 0,
                Submitted = 0,
                ByStage = new Dictionary<string, int>(),
                Reminders = 0,
            }
        );

    public Task<IReadOnlyList<StuckCases>> FindStuckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StuckCases>>([]);

    public Task<IReadOnlyDictionary<string, int>> CountCasesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>());
}
