using System.Text.Json;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Draws;

/// <summary>Keeps the draw's record in the cycle's variable.</summary>
internal static class DrawVariable
{
    public static DrawRecord? Draw(this ActivityContext context) =>
        context.GetVariable(DrawRecord.Variable)?.Deserialize<DrawRecord>(ReviewJson.Options);

    public static void Keep(this ActivityContext context, DrawRecord record) =>
        context.SetVariable(DrawRecord.Variable, JsonSerializer.SerializeToNode(record, ReviewJson.Options));
}
