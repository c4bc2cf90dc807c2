using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Orchestrator.Engine;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Hosting;

namespace Orchestrator.Server.ApiDescription;

/// <summary>Writes an OpenAPI document without starting the server: <c>openapi console|portal</c>. The console's client is generated from it.</summary>
internal static class OpenApiVerb
{
    public static async Task<int> RunAsync(string[] args, VerbOutput to, CancellationToken cancellation)
    {
        if (args is not [ApiDocuments.Console or ApiDocuments.Portal])
            throw new UsageException("用法：openapi console|portal。", "usage: openapi console|portal.");
        await to.Out.WriteAsync(await WriteAsync(args[0], cancellation));
        return ExitCode.Fine;
    }

    public static async Task<string> WriteAsync(string document, CancellationToken cancellation)
    {
        await using var database = ServerDatabase.Unconnected();
        var settings = new ServerSettings { DataFolder = "", Database = DatabaseKind.PostgreSql, Engine = new EngineOptions(), RunsJobs = false };
        await using var app = ServerHost.Build(["--Logging:LogLevel:Default=None"], settings, database, practice: null);
        // Endpoints reach the description only once the pipeline knows them.
        app.UseRouting();
        app.UseEndpoints(_ => { });
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(document);
        var description = await provider.GetOpenApiDocumentAsync(cancellation);
        return (await description.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation)).ReplaceLineEndings("\n") + "\n";
    }
}
