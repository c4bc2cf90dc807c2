using System.Text.Json;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Draws;

/// <summary>Keeps the draw's record in the cycle's variable.</summary>
internal static class DrawVariable
{
    public static DrawRecord? Draw(this ActivityContext context) =>
        context.GetVariable(NameIn(context))?.Deserialize<DrawRecord>(ReviewJson.Options);

    public static void Keep(this ActivityContext context, DrawRecord record) =>
        context.SetVariable(NameIn(context), JsonSerializer.SerializeToNode(record, ReviewJson.Options));

    private static string NameIn(ActivityContext context) => TrackNames.Of(DrawRecord.Variable, context.Track());
}
