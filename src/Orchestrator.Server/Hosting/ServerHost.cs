using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Orchestrator.Cases;
using Orchestrator.Cases.Approvals;
using Orchestrator.Desk;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Documents;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Practice;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Outbox;
using Orchestrator.Server.Acts;
using Orchestrator.Server.ApiDescription;
using Orchestrator.Server.Automation;
using Orchestrator.Server.Deadlines;
using Orchestrator.Server.Door;
using Orchestrator.Server.Jobs;
using Orchestrator.Server.Keys;
using Orchestrator.Server.Limits;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sandboxes;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Studio.Hosting;
using Orchestrator.Server.Telemetry;
using Orchestrator.Server.Trials;

namespace Orchestrator.Server.Hosting;

/// <summary>Puts the web server together on a database that is there.</summary>
internal static class ServerHost
{
    /// <summary>Builds and maps everything without starting it; <c>practice</c> is null for the real clock.</summary>
    public static WebApplication Build(
        string[] args,
        ServerSettings settings,
        ServerDatabase database,
        PracticeClock? practice
    )
    {
        // The page and the settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            }
        );
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 5_000_000;
        });
        // Requests in flight may end; what hangs must not keep the process (see StopSignal).
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        AddWeb(builder.Services, settings, database);
        AddEngine(builder.Services, settings, database, practice);
        AddOwn(builder.Services, settings, practice);
        builder.Services.AddTelemetry(settings.Telemetry);
        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    private static void AddWeb(IServiceCollection services, ServerSettings settings, ServerDatabase database)
    {
        services.ConfigureHttpJsonOptions(options => JsonFormat.Configure(options.SerializerOptions));
        services.AddApiDocuments();
        services
            .AddAuthentication(SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, configureOptions: null);
        services.AddAuthorization(Authorize);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddKeyRing(new KeyRepository(database.Contexts, settings.MasterKeys, RealClock.Instance));
    }

    private static void AddEngine(
        IServiceCollection services,
        ServerSettings settings,
        ServerDatabase database,
        PracticeClock? practice
    )
    {
        services.AddSingleton<IClock>(RealClock.Instance);
        services.AddSingleton(database.Store);
        services.AddSingleton(database.Contexts);
        services.AddSingleton(DefinitionRules.Registry);
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SecretBox>());
        services.AddOrchestratorEngine(settings.Engine);
        services.AddOrchestratorCases(settings.Cases);
        services.AddSingleton<Housekeep>(provider => provider.GetRequiredService<Housekeeping>().RunOnceAsync);
        services.AddOrchestratorJobs(
            new JobStoreOptions(database.OpenJobs) { RunsJobs = settings.RunsJobs, HasRealClock = practice is null }
        );
        if (practice is null)
            return;
        services.AddSingleton(practice);
        services.AddHostedService<PracticeFollower>();
    }

    private static void AddOwn(IServiceCollection services, ServerSettings settings, PracticeClock? practice)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.LogKeys);
        services.AddSingleton(settings.LogHeads);
        services.AddSingleton<LogHeadExport>();
        services.AddSingleton(new PracticeMode(practice is not null));
        services.AddSingleton(new SandboxOptions { Most = settings.MostSandboxes });
        services.AddSingleton<StartSandboxDatabase>(ThrowAwayDatabase.StartAsync);
        services.AddSingleton<TrialPool>();
        services.AddSingleton<DefinitionTrials>();
        services.AddSingleton<DocumentTrials>();
        services.AddSingleton<ReadDocument>(provider => provider.GetRequiredService<DocumentTrials>().ReadAsync);
        services.AddSingleton<TryOutDefinition>(provider =>
            provider.GetRequiredService<DefinitionTrials>().ValidateAsync
        );
        services.AddOrchestratorDesk();
        services.AddScoped(provider =>
            SessionUserClaims.OfRequest(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!)
        );
        services.AddSingleton<SessionStore>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SharedTally>();
        services.AddSingleton<AddressLimits>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton<SignatureLimits>();
        services.AddSingleton<PortalBudget>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<UserRegister>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<OwnerCheck>();
        services.AddSingleton<PasswordLinks>();
        services.AddSingleton(new SiteAddress(settings.Cases.Reminders.Address));
        services.AddSingleton<AccountLineage>();
        services.AddSingleton<MayBeSecond>(provider => provider.GetRequiredService<AccountLineage>().MayBeSecondAsync);
        services.AddSingleton<AdministratorLink>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<SessionStart>();
        services.AddSingleton<DeadlineFinder>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<PortalSecurity>();
        services.AddSingleton<PortalScope>();
        services.AddSingleton<PortalRegister>();
        services.AddSingleton<StoredAnswers>();
        services.AddSingleton<EvidenceKept>();
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton<OperatorEvidence>();
        services.AddSingleton<EndpointAccess>();
        services.AddSingleton<WorkflowRequests>();
        services.AddStudio();
        services.AddSingleton<Retention>();
        services.AddSingleton<Housekeeping>();
    }

    private static void Use(WebApplication app, ServerSettings settings)
    {
        app.UseForwarding(settings);
        app.UseProblems();
        app.UseSecurityHeaders();
        app.UseMetricsPage(settings.Telemetry);
        app.UseResponseCompression();
        app.UseStudioAssets();
        app.UsePages();
        app.UseApiPage();
        app.UseAuthentication();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api/portal", StringComparison.Ordinal),
            portal => portal.UsePortalSecurity()
        );
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api/portal", StringComparison.Ordinal),
            own => own.UseWhen(context => !IsSignedWorkflow(context.Request), page => page.UseSameOrigin())
        );
        app.UseAuthorization();
        app.UseJobDashboard();
        app.UseBodyDoor();
        app.MapApis();
        app.MapWorkflows();
        app.MapHealth();
        app.MapStudio();
        app.MapJobDashboard();
    }

    // A portal signs its request to a workflow; no cookie lets it in, so no other site can make one for it.
    private static bool IsSignedWorkflow(HttpRequest request) =>
        request.Path.StartsWithSegments(WorkflowEndpoints.Base, StringComparison.Ordinal)
        && EndpointAccess.IsSigned(request);

    private static void Authorize(AuthorizationOptions options)
    {
        // Deny by default: an endpoint without a permission lets nobody in.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.DefaultPolicy = options.FallbackPolicy;
        options.AddPolicy(Permission.Anyone, policy => policy.RequireAssertion(_ => true));
        options.AddPolicy(Permission.Portal, policy =>
            policy.RequireAssertion(context =>
                context.User.Identity is { IsAuthenticated: true, AuthenticationType: PortalSecurity.Scheme }
            )
        );
        foreach (var permission in Permission.RolesByPermission.Keys)
        {
            options.AddPolicy(permission, policy =>
                policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.Has(permission))
            );
        }
    }
}
