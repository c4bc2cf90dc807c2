using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.TitleReview.Planning;

/// <summary>
/// What an act that was accepted makes impossible: a later deadline that can no longer be kept, by the same clocks and counts as the plan.
/// </summary>
public static class ActConsequences
{
    private static readonly string[] Telling = ["V3", "V5", "V6", "V7", "V10", "order", "impossible", "conflict"];

    /// <summary>Whether anything that is counted follows an act upon one application at all.</summary>
    /// <param name="name">The event.</param>
    /// <param name="data">Its payload.</param>
    public static bool HasAny(string name, JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Happening(name, data, default).Event is not null;
    }

    /// <summary>Of an act upon one application; null when everything after it can still be in time.</summary>
    /// <param name="plan">The plan of its cycle, with the cycle's dates as they stand.</param>
    /// <param name="name">The event, e.g. <c>publicity.posted</c>.</param>
    /// <param name="data">Its payload.</param>
    /// <param name="day">The local day on which it was received.</param>
    /// <param name="track">The application's track; null: the cycle has none.</param>
    public static BilingualText? OfCase(SchedulePlan plan, string name, JsonObject data, LocalDate day, string? track)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        var (@event, on) = Happening(name, data, day);
        return @event is null ? null : plan.Proof?.WhyTooLate(TrackNames.Of(@event, track), on);
    }

    /// <summary>What the plan calls the act, and the day it counts as; null: nothing of the plan.</summary>
    private static (string? Event, LocalDate On) Happening(string name, JsonObject data, LocalDate day) =>
        name switch
        {
            ReviewEvents.ApplicationSubmitted => (EventNames.Submitted, day),
            ReviewEvents.EmployerDecided when Decision(data) != "rejected" => (EventNames.EmployerReviewed, day),
            ReviewEvents.PublicityPosted or ReviewEvents.PublicityChanged => (
                AnchorNames.EmployerPosted,
                Day(data, "postedOn") ?? day
            ),
            ReviewEvents.PublicityTakenDown => (AnchorNames.EmployerPosted, day),
            ReviewEvents.DepartmentDecided when Decision(data) == "returned" => (EventNames.DepartmentReceived, day),
            _ => (null, day),
        };

    /// <summary>Of an act upon a cycle: what stands against its dates now and did not before.</summary>
    /// <param name="before">The plan by the dates before the act.</param>
    /// <param name="after">The plan by those after it.</param>
    public static IReadOnlyList<BilingualText> OfCycle(SchedulePlan before, SchedulePlan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var known = before.Warnings.Select(warning => (warning.Item, warning.Code)).ToHashSet();
        return
        [
            .. after
                .Warnings.Where(warning =>
                    (warning.IsError || Telling.Contains(warning.Code)) && !known.Contains((warning.Item, warning.Code))
                )
                .Select(warning => new BilingualText(warning.Message, warning.MessageEn))
                .Distinct(),
        ];
    }

    private static string? Decision(JsonObject data) => data["decision"]?.ToString();

    private static LocalDate? Day(JsonObject data, string name) =>
        ReviewJson.TryReadDate(data[name]?.ToString(), out var day) ? day : null;
}
