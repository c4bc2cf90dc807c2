using Orchestrator.Cases.Cycles;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Applications;

/// <summary>An application belongs to exactly one track of its schedule, where the schedule has tracks.</summary>
internal static class TrackRouting
{
    /// <summary>Why it belongs to none, or to several; null when it belongs to one, or there are no tracks to belong to.</summary>
    public static Refusal? Refuse(IReadOnlyList<ScheduleTrack> tracks, ApplicationScope scope)
    {
        if (!tracks.Any(track => track.IsDeclared))
            return null;
        var fitting = tracks
            .Where(track => track.Fits(scope.Series, scope.Level, scope.Procedure, scope.Committee))
            .ToList();
        var who = string.Join(
            "、",
            new[] { scope.Series, scope.Level, scope.Procedure }.Where(text => !string.IsNullOrEmpty(text))
        );
        return fitting.Count switch
        {
            1 => null,
            0 => new Refusal(
                "no-track",
                $"本年度安排的各批次（{Names(tracks)}）都不受理“{who}”的申报，请核对系列、层级和申报途径。",
                $"No track of this cycle ({Names(tracks)}) takes an application for \"{who}\"; check series, level and route."
            ),
            _ => new Refusal(
                "two-tracks",
                $"“{who}”的申报同时属于几个批次（{Names(fitting)}），无法确定适用哪一批次的时间，请联系市职称办。",
                $"An application for \"{who}\" belongs to several tracks ({Names(fitting)}); which dates hold cannot "
                    + "be told. Ask the title office."
            ),
        };
    }

    private static string Names(IReadOnlyList<ScheduleTrack> tracks) =>
        string.Join("、", tracks.Select(track => track.Name));
}
