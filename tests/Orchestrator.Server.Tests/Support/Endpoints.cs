using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Engine;
using Orchestrator.Server.Hosting;

namespace Orchestrator.Server.Tests.Support;

/// <summary>The endpoints of the server, asked of the server itself.</summary>
internal static partial class Endpoints
{
    /// <summary>All of them, as a host would serve them.</summary>
    public static async Task<IReadOnlyList<RouteEndpoint>> ReadAsync()
    {
        using var folder = new TemporaryFolder();
        await using var database = ServerDatabase.Unconnected();
        var settings = new ServerSettings
        {
            DataFolder = folder.Path,
            Database = DatabaseKind.PostgreSql,
            Engine = new EngineOptions(),
            RunsJobs = false,
        };
        await using var app = ServerHost.Build([], settings, database, practice: null);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>(),
        ];
    }

    /// <summary>Method and pattern.</summary>
    public static string NameOf(RouteEndpoint endpoint) =>
        $"{MethodOf(endpoint)} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";

    /// <summary>A hub's socket takes any method; a browser opens it by GET.</summary>
    public static string MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";

    /// <summary>An address that the pattern takes; what it names is not there.</summary>
    public static string AddressOf(RouteEndpoint endpoint) =>
        "/" + Parameters().Replace(endpoint.RoutePattern.RawText!, "1").TrimStart('/');

    [GeneratedRegex("\\{[^}]*\\}", RegexOptions.None, 1000)]
    private static partial Regex Parameters();
}
