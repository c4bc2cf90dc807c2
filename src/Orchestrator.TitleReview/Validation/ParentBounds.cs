using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// V4: a child plan lies inside the notice it carries out. <c>customProperties.titleReview.parent</c> names the parent's definition, or
/// its <c>notice</c> and <c>bounds</c>: an anchor each, with its <c>earliest</c> or <c>latest</c> day.
/// </summary>
internal static class ParentBounds
{
    private static readonly string[] FirstDays = [AnchorNames.ApplyOpens, "reviewFrom"];
    private static readonly string[] LastDays = [AnchorNames.PlanDue, AnchorNames.ApplyCloses, AnchorNames.ReviewBy];

    /// <summary>What lies outside.</summary>
    /// <param name="definition">The child.</param>
    /// <param name="plan">The child's plan.</param>
    /// <param name="parentPlan">Plans the parent's definition; null when it is not there.</param>
    public static IEnumerable<Finding> Check(
        WorkflowDefinition definition,
        SchedulePlan plan,
        Func<string, SchedulePlan?> parentPlan
    )
    {
        var parent = (definition.Custom("titleReview") as JsonObject)?["parent"];
        var (id, notice) = parent is JsonObject about
            ? (about["definition"]?.ToString(), about["notice"]?.ToString())
            : (parent?.ToString(), null);
        foreach (var bound in (parent as JsonObject)?["bounds"] as JsonArray ?? [])
        {
            if (
                bound is JsonObject written
                && Outside(
                    plan,
                    written["anchor"]?.ToString() ?? "",
                    Day(written, "earliest"),
                    Day(written, "latest"),
                    notice ?? id
                )
                    is { } finding
            )
            {
                yield return finding;
            }
        }

        if (string.IsNullOrEmpty(id))
            yield break;
        if (parentPlan(id) is not { } above)
        {
            yield return Finding.Warning(
                "parent",
                null,
                $"上级通知的定义“{id}”不在一起，无法检查本方案是否在其范围内。",
                $"The parent's definition \"{id}\" is not here; whether this plan lies inside it is not checked."
            );
            yield break;
        }

        foreach (var (anchor, day) in above.Anchors)
        {
            var (earliest, latest) = (
                FirstDays.Contains(anchor) ? day : (LocalDate?)null,
                LastDays.Contains(anchor) ? day : (LocalDate?)null
            );
            if (Outside(plan, anchor, earliest, latest, notice ?? id) is { } finding)
                yield return finding;
        }
    }

    private static Finding? Outside(
        SchedulePlan plan,
        string anchor,
        LocalDate? earliest,
        LocalDate? latest,
        string? notice
    )
    {
        if (!plan.Anchors.TryGetValue(anchor, out var day) || !(day < earliest || day > latest))
            return null;
        var item = plan.Items.FirstOrDefault(item => item.DueDate == day)
            ?? plan.Items.FirstOrDefault(item => item.DueDate is null && item.EffectiveDate == day);
        var (bound, isEarly, name) = (
            Iso(day < earliest ? earliest!.Value : latest!.Value),
            day < earliest,
            EventNames.Of(anchor)
        );
        return Finding.Error(
            "V4",
            item?.ActivityId,
            $"{name.Chinese}（{Iso(day)}）超出上级通知“{notice}”的规定：不{(isEarly ? "早" : "晚")}于{bound}。",
            $"{name.English} ({Iso(day)}) lies outside the parent notice \"{notice}\": not {(isEarly ? "before" : "after")} {bound}."
        ) with
        {
            Clause = item?.Clauses is [var clause, ..] ? clause : null,
        };
    }

    private static LocalDate? Day(JsonObject bound, string name) =>
        TypedDay.TryRead(bound[name]?.ToString(), year: null, out var day) ? day : null;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
