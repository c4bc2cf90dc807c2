using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Reports;

/// <summary>
/// The reports that an instance waits for, kept in a variable, because all of them listen to one event: a report that
/// none waits for is refused.
/// </summary>
internal static class OpenReports
{
    private const string Variable = "reports";
    private const string TakenVariable = "reportTaken";

    public static void Add(ActivityContext context, string report) => Keep(context, [.. Of(context), report]);

    public static void Remove(ActivityContext context, string report)
    {
        var open = Of(context);
        open.Remove(report);
        Keep(context, open);
        context.SetVariable(NameIn(context, TakenVariable), TakenNow(context, report));
    }

    public static void RefuseUnknown(ActivityContext context, string report)
    {
        var open = Of(context);
        if (
            open.Contains(report)
            || context.GetVariable(NameIn(context, TakenVariable))?.GetValue<string>() == TakenNow(context, report)
        )
        {
            return;
        }
        context.Refuse(
            Refusals.NotAllowed(
                "unknown-report",
                open.Count == 0
                    ? "现在没有待报送的事项"
                    : $"没有这项待报送的材料，现在可报送：{string.Join("、", open.Select(name => TitleOf(context, name)))}",
                $"No report \"{report}\" is awaited; awaited are {string.Join(", ", open)}"
            )
        );
    }

    /// <summary>What people call the step that takes a report.</summary>
    private static string TitleOf(ActivityContext context, string report)
    {
        var inputs = new StaticInputs(context.Plan, given: null);
        return context
            .Plan.All<SubmitReport>()
            .FirstOrDefault(step => inputs.Get(step.ReportName) == report)
            ?.DisplayText
            ?? report;
    }

    /// <summary>Who listens after the one that has just taken the report finds it gone.</summary>
    private static string TakenNow(ActivityContext context, string report) =>
        $"{report} {context.Now.ToUnixTimeTicks()}";

    private static List<string> Of(ActivityContext context) =>
        context.GetVariable(NameIn(context, Variable)) is JsonArray names
            ? [.. names.Select(name => name!.GetValue<string>())]
            : [];

    private static void Keep(ActivityContext context, IEnumerable<string> names) =>
        context.SetVariable(NameIn(context, Variable), new JsonArray([.. names.Select(name => (JsonNode)name)]));

    private static string NameIn(ActivityContext context, string variable) => TrackNames.Of(variable, context.Track());
}
