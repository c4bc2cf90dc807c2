using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>Writes the export form that Elsa Studio and any Elsa 3 server import.</summary>
public static class DefinitionWriter
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The definition with <c>$schema</c> as its first member and every other member of the original in its order.</summary>
    public static string Write(WorkflowDefinition definition)
    {
        var export = new JsonObject { ["$schema"] = Schema };
        foreach (var (member, value) in definition.Json)
        {
            if (member is not ("$schema" or "links"))
                export[member] = value?.DeepClone();
        }

        return export.ToJsonString(Indented);
    }
}
