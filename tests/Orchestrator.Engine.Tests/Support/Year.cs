using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Reviews;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>Tianjin 2024 on a node, with a clock that the test moves.</summary>
internal sealed class Year : IAsyncDisposable
{
    private int _keys;

    private Year(string database, EngineNode node, FakeClock clock)
    {
        Database = database;
        Node = node;
        Clock = clock;
    }

    public string Database { get; }

    public EngineNode Node { get; }

    public FakeClock Clock { get; }

    public long CycleId { get; private set; }

    /// <summary>A portal that hears of all that happens; nobody is at its address.</summary>
    public async Task SubscribeAsync(string portal = "tj", string cycles = "*")
    {
        await using var context = Node.Context();
        context.Portals.Add(Sending.Portal(portal, cycles));
        context.WebhookSubscriptions.Add(
            new WebhookSubscription
            {
                Id = await Node.Store.ReserveIdsAsync(1, default),
                Portal = portal,
                Types = "*",
                Url = "http://127.0.0.1:9",
                Secret = [1],
                Enabled = true,
            }
        );
        await context.SaveChangesAsync();
    }

    public static async Task<Year> StartAsync(
        Postgres postgres,
        Action<EngineOptions>? configure = null,
        string at = "2024-09-10 09:00",
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? add = null,
        Func<string, string>? schedule = null,
        Func<string, string>? application = null
    )
    {
        var clock = new FakeClock(FakeClock.At(at));
        var database = await postgres.CreateDatabaseAsync();
        var year = new Year(database, await EngineNode.StartAsync(database, clock, configure, add), clock);
        await StoreAsync(year.Node.Store, 2, "tianjin-2024-application.json", DefinitionKind.Application, application);
        await StoreAsync(year.Node.Store, 1, "tianjin-2024.json", DefinitionKind.Schedule, schedule);
        await using var context = year.Node.Context();
        context.Experts.AddRange(
            Enumerable
                .Range(1, 40)
                .Select(number => new Expert
                {
                    Id = 1000 + number,
                    Code = $"E{number:00}",
                    Name = "专家",
                    Employer = $"X{number}",
                    Committee = "C001",
                    Series = "工程技术",
                    Level = "正高",
                    HighlySkilled = number % 5 == 0,
                    Enabled = true,
                    Data = new JsonObject
                    {
                        ["id"] = $"E{number:00}",
                        ["unit"] = $"X{number}",
                        ["isNonPublic"] = number % 3 == 0,
                    }.ToJsonString(),
                })
        );
        await context.SaveChangesAsync();
        var started = await year
            .Node.Get<CycleStarter>()
            .StartAsync(new NewCycle(1, "TJ-2024", "天津市2024年度职称评审", []), default);
        started.Refusal.ShouldBeNull();
        year.CycleId = started.InstanceId;
        return year;
    }

    public static async Task StoreAsync(
        IWorkStore store,
        long id,
        string file,
        DefinitionKind kind,
        Func<string, string>? change = null
    )
    {
        var json = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", file));
        await StoreJsonAsync(store, id, change?.Invoke(json) ?? json, kind);
    }

    public static async Task StoreJsonAsync(
        IWorkStore store,
        long id,
        string json,
        DefinitionKind kind,
        int version = 1
    )
    {
        var definition = DefinitionReader.Read(json).Definition.ShouldNotBeNull();
        await using var context = store.CreateContext();
        context.DefinitionVersions.Add(
            new DefinitionVersion
            {
                Id = id,
                DefinitionId = definition.DefinitionId,
                Version = version,
                Name = definition.Name,
                Kind = kind,
                Json = json,
                Hash = definition.ContentHash,
                IsLatest = true,
                IsPublished = true,
                CreatedAt = Instant.FromUtc(2024, 1, 1, 0, 0),
                CreatedBy = "test",
            }
        );
        await context.SaveChangesAsync();
    }

    /// <summary>Moves the clock and lets the enforcer decide what falls due on the way, each deadline at its instant.</summary>
    public async Task MoveToAsync(string local)
    {
        var target = FakeClock.At(local);
        while (await Node.Store.FindNextDueAsync(default) is { } due && due <= target)
        {
            Clock.MoveTo(Instant.Max(due, Clock.GetCurrentInstant()));
            (await Node.Enforcer.RunOnceAsync(default)).Decided.ShouldBeGreaterThan(0);
            await Node.DrainAsync();
        }

        Clock.MoveTo(target);
    }

    public NewArrival Arrival(
        long target,
        ArrivalTarget kind,
        string stimulus,
        string payload,
        string? role = null,
        string? key = null
    )
    {
        var level = kind == ArrivalTarget.Cycle ? EventLevel.Cycle : EventLevel.Application;
        role ??= ReviewEvents.Find(level, stimulus)!.Roles[0];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stimulus + payload)));
        return new NewArrival(
            "test",
            key ?? $"k{++_keys}",
            hash,
            kind,
            target,
            stimulus,
            payload,
            new JsonObject { ["role"] = role }.ToJsonString()
        );
    }

    public NewArrival Submission(
        string person,
        string employer = "U001",
        string? key = null,
        Action<JsonObject>? change = null
    )
    {
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        payload["person"] = person;
        payload["employer"] = employer;
        change?.Invoke(payload);
        return Arrival(
            CycleId,
            ArrivalTarget.NewApplication,
            ReviewEvents.ApplicationSubmitted,
            payload.ToJsonString(),
            key: key
        );
    }

    public async Task<ArrivalAnswerBody> SendAsync(NewArrival arrival)
    {
        var result = (await Node.Arrivals.AcceptAsync([arrival], default)).ShouldHaveSingleItem();
        await Node.DrainAsync();
        return result.Answer.ShouldNotBeNull();
    }

    public Task<ArrivalAnswerBody> SendAsync(string stimulus, string payload = "{}", string? role = null) =>
        SendAsync(Arrival(CycleId, ArrivalTarget.Cycle, stimulus, payload, role));

    public Task<ArrivalAnswerBody> SendAsync(
        long application,
        string stimulus,
        string payload = "{}",
        string? role = null
    ) => SendAsync(Arrival(application, ArrivalTarget.Instance, stimulus, payload, role));

    public async Task<long> SubmittedAsync(string person)
    {
        var answer = await SendAsync(Submission(person));
        answer.Refusal.ShouldBeNull();
        return answer.InstanceId.ShouldNotBeNull();
    }

    public async Task OpenWindowAsync()
    {
        await MoveToAsync("2024-09-18 10:00");
        (
            await SendAsync(
                ReviewEvents.PlanFiled,
                ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.Example
            )
        ).Refusal.ShouldBeNull();
        await MoveToAsync("2024-09-24 10:00");
        (await SendAsync(ReviewEvents.PlanPublished)).Refusal.ShouldBeNull();
        await MoveToAsync("2024-10-08 09:00");
    }

    public async Task<Application> ApplicationAsync(long id)
    {
        await using var context = Node.Context();
        return await context.Applications.SingleAsync(application => application.InstanceId == id);
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
