using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Cases;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>The whole engine on Tianjin 2024: applications that no department has submitted, when the last day ends (TJ24-4.2-i).</summary>
internal sealed class EngineSubject : IStormSubject
{
    public const string Cycle = "storm";

    private const long ScheduleVersion = 1;
    private const long ApplicationVersion = 2;

    /// <summary>Two days before the end: too late for recommended dates, so that each has the one deadline.</summary>
    private static readonly Instant Submitted = Instant.FromUtc(2024, 10, 30, 2, 0);

    public string Name => "engine";

    public async Task<Instant> PrepareAsync(IWorkStore store, int count)
    {
        await StoreAsync(store, ScheduleVersion, "tianjin-2024.json", DefinitionKind.Schedule);
        await StoreAsync(store, ApplicationVersion, "tianjin-2024-application.json", DefinitionKind.Application);
        await using var services = Compose(store, new StormOptions());
        var cycle = await services
            .GetRequiredService<CycleStarter>()
            .StartAsync(new NewCycle(ScheduleVersion, Cycle, Cycle, []), CancellationToken.None);
        var units = services.GetRequiredService<UnitOfWork>();
        foreach (var name in new[] { ReviewEvents.PlanFiled, ReviewEvents.PlanPublished })
        {
            await RunAsync(
                units,
                [
                    new StimulusItem(
                        cycle.InstanceId,
                        new Stimulus(name, ReviewEvents.Find(EventLevel.Cycle, name)!.ExamplePayload()),
                        Submitted
                    ),
                ]
            );
        }
        foreach (var page in Enumerable.Range(1, count).Chunk(500))
        {
            await RunAsync(
                units,
                [
                    .. page.Select(
                        WorkItem (number) =>
                            new CaseStart(
                                InstanceKind.Application,
                                cycle.InstanceId,
                                new Stimulus(ReviewEvents.ApplicationSubmitted, Payload(number)),
                                "storm",
                                Submitted
                            )
                    ),
                ]
            );
        }
        return Instant.FromUtc(2024, 11, 1, 16, 0);
    }

    public async Task<int> DecideAsync(IWorkStore store, StormOptions options)
    {
        await using var services = Compose(store, options);
        return (await services.GetRequiredService<Enforcer>().RunOnceAsync(CancellationToken.None)).Decided;
    }

    private static async Task RunAsync(UnitOfWork units, IReadOnlyList<WorkItem> items)
    {
        foreach (var outcome in await units.RunAsync(items, CancellationToken.None))
        {
            if (!outcome.Applied)
                throw new InvalidOperationException(outcome.Refusal?.English ?? "failed", outcome.Failure);
        }
    }

    /// <summary>The engine as the server composes it.</summary>
    public static ServiceProvider Compose(IWorkStore store, StormOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(store);
        services.AddSingleton(ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly));
        services.AddOrchestratorEngine(new EngineOptions { PageSize = options.Page, PageWorkers = options.Workers });
        services.AddOrchestratorCases();
        return services.BuildServiceProvider();
    }

    private static async Task StoreAsync(IWorkStore store, long id, string file, DefinitionKind kind)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", file));
        var definition = DefinitionReader.Read(json).Definition!;
        await using var context = store.CreateContext();
        context.DefinitionVersions.Add(
            new DefinitionVersion
            {
                Id = id,
                DefinitionId = definition.DefinitionId,
                Version = 1,
                Name = definition.Name,
                Kind = kind,
                Json = json,
                Hash = definition.ContentHash,
                IsLatest = true,
                IsPublished = true,
                CreatedAt = Submitted,
                CreatedBy = "storm",
            }
        );
        await context.SaveChangesAsync();
    }

    private static JsonObject Payload(int number)
    {
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        payload["person"] = "P" + number.ToString(CultureInfo.InvariantCulture);
        payload["employer"] = "U" + (number % 500).ToString(CultureInfo.InvariantCulture);
        return payload;
    }
}
