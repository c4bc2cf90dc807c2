namespace Orchestrator.Server.Telemetry;

/// <summary>Where measurements and traces go; by default nowhere.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>Address of an OTLP collector, e.g. <c>http://collector:4317</c>; null: nothing is sent.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>True: OTLP over HTTP with Protobuf (usually port 4318); false: over gRPC (4317).</summary>
    public bool OtlpOverHttp { get; init; }

    /// <summary>The bearer token that may read <c>/metrics</c>; null: nobody may. Never logged.</summary>
    public string? MetricsToken { get; init; }

    /// <summary>Whether anything is measured.</summary>
    public bool IsOn => Otlp is not null || MetricsToken is not null;

    // The token stays out of any text that is made of these settings.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append($"Otlp = {Otlp}, OtlpOverHttp = {OtlpOverHttp}");
        return true;
    }
}
