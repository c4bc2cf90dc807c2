using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Practice;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.DeadLetters;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Settings;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Support;

/// <summary>A desk beside a running year, Tianjin's of 2024 with the code TJ-2024, on a database of its own.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    private PostgreSqlJobStore? _jobs;
    private NpgsqlDataSource? _source;
    private EngineNode? _node;

    public static Operator Zhang { get; } = Operator.Everywhere("zhang", [Roles.TitleOffice]);

    public static Operator Li { get; } = Operator.Everywhere("li", [Roles.TitleOffice]);

    /// <summary>Acts for the employer U001.</summary>
    public static Operator Employer { get; } = Operator.Everywhere("renshi", [Roles.Employer], "U001");

    public Year Year { get; private set; } = null!;

    /// <summary>How plays get their database; by itself they wait for one until they are ended.</summary>
    public StartSandboxDatabase StartSandbox { get; set; } =
        async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new OperationCanceledException(cancellationToken);
        };

    public static async Task<DeskHost> StartAsync(Postgres postgres, string at = "2024-09-10 09:00")
    {
        var host = new DeskHost();
        host.Year = await Year.StartAsync(postgres, at: at, add: services => host.Add(services, practice: null));
        await using var source = PostgreSqlDatabase.CreateSource(host.Year.Database);
        await PostgreSqlDatabase.MigrateAsync(source, TestContext.Current.CancellationToken, withJobs: true);
        return host;
    }

    /// <summary>The same in practice mode: a second node that judges by the practice clock.</summary>
    public static async Task<DeskHost> StartPracticeAsync(Postgres postgres, PracticeClock practice)
    {
        var host = await StartAsync(postgres);
        host._source = PostgreSqlDatabase.CreateSource(host.Year.Database);
        host._node = EngineNode.Over(new PostgreSqlWorkStore(host._source, practice), host.Year.Clock, add: services =>
            host.Add(services, practice)
        );
        await using var context = host.Context();
        context.Settings.Add(new Setting { Name = PracticeOffset.Name, Value = PracticeOffset.Write(practice) });
        await context.SaveChangesAsync();
        return host;
    }

    public T Get<T>()
        where T : notnull => (_node ?? Year.Node).Get<T>();

    public OrchestratorDbContext Context() => Year.Node.Context();

    /// <summary>The operator log in order, without alarms.</summary>
    public async Task<IReadOnlyList<OperatorLogEntry>> LinesAsync()
    {
        (await Get<OperatorLogReader>().CheckAsync(head: null, default)).Sound.ShouldBeTrue();
        await using var context = Context();
        return await context
            .OperatorLog.Where(entry => !entry.Action.StartsWith("alarm."))
            .OrderBy(entry => entry.Sequence)
            .ToListAsync();
    }

    /// <summary>From now on the operator log takes no line of this action: what is not logged must not be done.</summary>
    public Task RefuseLinesAsync(string action) =>
        Poison.PutAsync(Year.Node, "operator_log", "INSERT", $"NEW.action = '{action}'");

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        await Year.DisposeAsync();
        _jobs?.Dispose();
        if (_source is not null)
            await _source.DisposeAsync();
    }

    private void Add(IServiceCollection services, PracticeClock? practice)
    {
        services.AddSingleton<IDbContextFactory<OrchestratorDbContext>, StoreContexts>();
        services.AddSingleton(new PracticeMode(practice is not null));
        if (practice is not null)
            services.AddSingleton(practice);
        services.AddSingleton(new SandboxOptions { Most = 1 });
        services.AddSingleton<StartSandboxDatabase>(cancellationToken => StartSandbox(cancellationToken));
        services.AddOrchestratorJobs(new JobStoreOptions(OpenJobs) { RunsJobs = false });
        services.AddOrchestratorDesk();
    }

    private Hangfire.JobStorage OpenJobs() => (_jobs ??= new PostgreSqlJobStore(Year.Database)).Open();
}
