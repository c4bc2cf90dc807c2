using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.ApiDescription;

/// <summary>The two OpenAPI documents: <c>portal</c> for the cities' systems, <c>console</c> for the web console and integrators.</summary>
internal static class ApiDocuments
{
    /// <summary>Name of the portals' document.</summary>
    public const string Portal = "portal";

    /// <summary>Name of the console's document, from which its client is generated.</summary>
    public const string Console = "console";

    /// <summary>Adds both; each endpoint belongs to the one that its group names.</summary>
    public static IServiceCollection AddApiDocuments(this IServiceCollection services)
    {
        services.AddOpenApi(Portal, options =>
            Describe(
                options,
                "Orchestrator 门户接口 / portal API",
                "各市申报系统推送事件、查询期限。每个请求按原文签名（HMAC-SHA256）。The cities' systems push events and ask for deadlines; every "
                    + "request is signed over its raw body."
            )
        );
        services.AddOpenApi(Console, options =>
            Describe(
                options,
                "Orchestrator 管理台接口 / console API",
                "管理台使用的全部接口；写操作须带请求头 X-Requested-With: orchestrator。All that the web console uses; writes carry the "
                    + "header X-Requested-With: orchestrator."
            )
        );
        return services;
    }

    private static void Describe(OpenApiOptions options, string title, string description)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = title,
                    Version = "v1",
                    Description = description,
                };
                document.Servers = [];
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                Shape(schema, context.JsonTypeInfo.Type);
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            async (operation, context, cancellation) =>
            {
                var problem = await context.GetOrCreateSchemaAsync(
                    typeof(ProblemDocument),
                    parameterDescription: null,
                    cancellation
                );
                context.Document!.AddComponent(nameof(ProblemDocument), problem);
                operation.Responses ??= [];
                operation.Responses["default"] = new OpenApiResponse
                {
                    Description =
                        "出错：RFC 9457 问题说明，含中文、英文与条款 / an RFC 9457 problem with Chinese, English and clauses",
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        [ProblemAnswer.ContentType] = new()
                        {
                            Schema = new OpenApiSchemaReference(nameof(ProblemDocument), context.Document),
                        },
                    },
                };
            }
        );
    }

    /// <summary>What our JSON converters write, which the exporter cannot see.</summary>
    private static void Shape(OpenApiSchema schema, Type given)
    {
        var type = Nullable.GetUnderlyingType(given) ?? given;
        if (type == typeof(Instant) || type == typeof(LocalDate))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = type == typeof(Instant) ? "date-time" : "date";
        }
        else if (type == typeof(IReadOnlyDictionary<string, LocalDate>))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" };
        }
        else if (type == typeof(JsonObject))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema();
        }
    }
}
