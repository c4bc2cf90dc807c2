using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Drafting.Adding;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// What the notice demands beside the national rules is drawn: <c>customProperties.titleReview.demands</c> of the schedule, a list of
/// <c>step</c> (a type such as <c>FilePlan</c>), the <c>clauses</c> it carries out, and <c>times</c> where the notice has
/// several, and the <c>track</c> (批次) where it concerns one alone.
/// </summary>
internal static class Demands
{
    /// <summary>The demands that no step of either definition carries out; each a warning with its clause.</summary>
    public static IEnumerable<AbsenceFinding> Check(DrawnFlow schedule, IReadOnlyList<DrawnFlow> flows)
    {
        var all = (schedule.Plan.Definition.Custom("titleReview") as JsonObject)?["demands"] as JsonArray ?? [];
        var tracks = MeetingTracks.Of(schedule.Plan);
        var ofCases = flows.FirstOrDefault(flow => flow != schedule)?.Track?.Key;
        foreach (var demand in all.OfType<JsonObject>())
        {
            var (type, clauses) = (
                demand["step"]?.ToString() ?? "",
                (demand["clauses"] as JsonArray ?? []).Select(clause => clause?.ToString() ?? "").ToList()
            );
            var times = demand["times"] is JsonValue number && number.TryGetValue<int>(out var several) ? several : 1;
            var drawn = flows
                .SelectMany(flow => flow.Steps)
                .Where(step =>
                    step.Node.Type == "TitleReview." + type
                    && ReviewInputs.AllClauses(step.Node).Intersect(clauses, StringComparer.Ordinal).Any()
                )
                .ToList();
            // What tracks with meetings of their own do each for itself is demanded of that which these applications are of.
            var track = demand["track"]?.ToString()
                ?? (tracks.Count > 0 && drawn.Exists(step => step.Activity is ITrackStep) ? ofCases : null);
            if (track is not null)
                drawn = [.. drawn.Where(step => step.Outline.Track is null || step.Outline.Track == track)];
            if (drawn.Count >= times)
                continue;
            var of = track is null ? "" : $"（批次“{track}”）";
            var said = string.Join("、", clauses) + of;
            yield return new AbsenceFinding(
                schedule.Plan.DefinitionId,
                null,
                "demand",
                Severity.Warning,
                clauses.FirstOrDefault(),
                times == 1
                    ? $"通知{said}要求的环节“{Names.Of(type)}”没有画出，没有人会被提醒，也没有期限。请加上该环节并注明条款。"
                    : $"通知{said}要求{times}个“{Names.Of(type)}”环节，只画出{drawn.Count}个。请补上并注明条款。",
                times == 1
                    ? $"The notice demands a step \"{type}\" ({string.Join(", ", clauses)}), and none is drawn: no clock, "
                        + "no reminder. Add it with its clauses."
                    : $"The notice demands {times} steps \"{type}\" ({string.Join(", ", clauses)}), and {drawn.Count} are "
                        + "drawn. Add the others with their clauses."
            )
            {
                // What is added of itself is of no track.
                Lacking = track is null ? Lacking("TitleReview." + type, clauses, flows) : null,
            };
        }
    }

    /// <summary>In the definition where the procedure has such a step; null where it has none.</summary>
    private static LackingActivity? Lacking(string type, List<string> clauses, IReadOnlyList<DrawnFlow> flows) =>
        flows.FirstOrDefault(flow => StepAddition.Knows(DefinitionInfo.Of(flow.Plan.Definition).Kind ?? "", type))
            is { } flow
            ? new LackingActivity(flow.Plan.DefinitionId, type, string.Join(' ', clauses))
            : null;

    private static class Names
    {
        private static readonly Dictionary<string, string> Known = typeof(Demands)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetCustomAttributes(typeof(Workflows.Activities.ActivityAttribute), inherit: false)
                    .OfType<Workflows.Activities.ActivityAttribute>()
            )
            .ToDictionary(attribute => attribute.Type, attribute => attribute.DisplayName ?? attribute.Type);

        public static string Of(string type) => Known.GetValueOrDefault("TitleReview." + type, type);
    }
}
