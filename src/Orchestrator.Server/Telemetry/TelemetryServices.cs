using System.Reflection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Orchestrator.Server.Telemetry;

/// <summary>Adds OpenTelemetry, when the configuration says where to.</summary>
internal static class TelemetryServices
{
    // The engine's meters and spans, and the database driver's pool.
    private const string Own = "Orchestrator.*";
    private const string Pool = "Npgsql";

    /// <summary>Adds meters, spans and the sampler of the backlog; nothing when no destination is configured.</summary>
    public static void AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        if (!settings.IsOn)
            return;
        services.AddSingleton<Backlog>();
        services.AddHostedService<BacklogSampler>();
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("orchestrator", serviceVersion: Version()));
        telemetry.WithMetrics(metrics => Measure(metrics, settings));
        if (settings.Otlp is { } collector)
        {
            telemetry.WithTracing(traces =>
                traces
                    .AddSource(Own)
                    .AddAspNetCoreInstrumentation(options => options.Filter = IsWork)
                    .AddHttpClientInstrumentation()
                    .AddOtlpExporter(options => Send(options, settings, collector, "v1/traces"))
            );
        }
    }

    private static void Measure(MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        metrics
            .AddMeter(Own, Pool)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation();
        if (settings.MetricsToken is not null)
            metrics.AddPrometheusExporter();
        if (settings.Otlp is { } collector)
            metrics.AddOtlpExporter(options => Send(options, settings, collector, "v1/metrics"));
    }

    private static void Send(OtlpExporterOptions options, TelemetrySettings settings, Uri collector, string path)
    {
        options.Protocol = settings.OtlpOverHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = settings.OtlpOverHttp ? new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}") : collector;
    }

    // Those who watch are not watched.
    private static bool IsWork(HttpContext context) =>
        context.Request.Path != MetricsPage.Path
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static string? Version() =>
        typeof(TelemetryServices)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion;
}
