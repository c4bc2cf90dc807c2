using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Orchestrator.Engine;
using Orchestrator.Server.ApiDescription;
using Orchestrator.Server.Hosting;

namespace Orchestrator.Server.CommandLine;

/// <summary>
/// Writes an OpenAPI document without starting the server: <c>openapi console|portal</c>. The console's client is
/// generated from it.
/// </summary>
internal static class OpenApiVerb
{
    /// <summary>Writes the document and nothing else.</summary>
    /// <exception cref="UsageException">Neither document is named.</exception>
    public static async Task<int> RunAsync(string[] args, VerbOutput to, CancellationToken cancellationToken)
    {
        if (args is not [ApiDocuments.Console or ApiDocuments.Portal])
            throw new UsageException("用法：openapi console|portal。", "usage: openapi console|portal.");
        await to.Out.WriteAsync(await WriteAsync(args[0], cancellationToken));
        return ExitCode.Fine;
    }

    /// <summary>The document as OpenAPI 3.1 JSON, a line feed at its end; the same for the same program.</summary>
    public static async Task<string> WriteAsync(string document, CancellationToken cancellationToken)
    {
        await using var database = ServerDatabase.Unconnected();
        var settings = new ServerSettings
        {
            DataFolder = "",
            Database = DatabaseKind.PostgreSql,
            Engine = new EngineOptions(),
            RunsJobs = false,
        };
        await using var app = ServerHost.Build(["--Logging:LogLevel:Default=None"], settings, database, practice: null);
        // Endpoints reach the description only once the pipeline knows them.
        app.UseRouting();
        app.UseEndpoints(_ => { });
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(document);
        var description = await provider.GetOpenApiDocumentAsync(cancellationToken);
        return (
                await description.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken)
            ).ReplaceLineEndings("\n") + "\n";
    }
}
