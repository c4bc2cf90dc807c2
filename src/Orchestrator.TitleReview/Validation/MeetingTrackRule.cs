using Orchestrator.TitleReview.Absence;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// Meetings of tracks (批次): where one track has a meeting of its own, every step of it says whose it is, every track says who belongs to
/// it, and no track lacks quietly what another has.
/// </summary>
public sealed class MeetingTrackRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan || DefinitionInfo.Of(plan.Definition).Kind != "schedule")
            return [];
        var inputs = new StaticInputs(plan, given: null);
        var steps = MeetingTracks
            .Steps(plan)
            .Select(step => (Step: step, Track: ScheduleTracks.KeyOf(inputs, step)))
            .ToList();
        var meetings = MeetingTracks.Of(plan);
        if (meetings.Count == 0)
            return [];
        var shown = steps.First(own => own.Track is not null);
        return
        [
            .. steps.Where(own => own.Track is null).Select(own => Shared(own.Step, shown.Step, shown.Track!)),
            .. ScheduleTracks
                .Of(plan)
                .Where(track => !track.IsDeclared && meetings.Contains(track.Key))
                .Select(track => Undeclared(track, steps.First(own => own.Track == track.Key).Step)),
            .. Lacking(plan, steps, meetings),
        ];
    }

    private static Finding Shared(ReviewActivity step, ReviewActivity other, string track) =>
        Finding.Error(
            "track-shared",
            step.Id,
            $"“{step.DisplayText}”没有填写批次，而“{other.DisplayText}”属于批次“{track}”：各批次分别开会的，评审会议及其会前、会后各环节都须写明批次，"
                + "没有写明的收不到任何批次的事件。请填写批次，每个批次各设一个；各批次共用一次会议的，都不填批次。",
            $"\"{step.DisplayText}\" names no track while \"{other.DisplayText}\" is of the track \"{track}\": where tracks have "
                + "meetings of "
                + "their own, each step of the meeting and around it says its track, or hears of none. Name it, one step for each track; "
                + "for one meeting of all tracks name none."
        );

    private static Finding Undeclared(ScheduleTrack track, ReviewActivity step) =>
        Finding.Error(
            "track-undeclared",
            track.WindowId,
            $"批次“{track.Name}”单独开会（“{step.DisplayText}”），但申报窗口没有写明哪些人属于该批次，无法确定谁上这次会。请填写批次的系列、层级、申报途径或评委会。",
            $"The track \"{track.Name}\" has a meeting of its own (\"{step.DisplayText}\"), and its window does not say who belongs to it. "
                + "Name its series, levels, procedures or committees."
        );

    /// <summary>What one track does and another leaves out may be meant; that nobody saw it must not be.</summary>
    private static IEnumerable<Finding> Lacking(
        Workflows.Compilation.WorkflowPlan plan,
        List<(ReviewActivity Step, string? Track)> steps,
        IReadOnlyList<string> meetings
    ) =>
        from kind in steps.Where(own => own.Track is not null).GroupBy(own => own.Step.GetType())
        let given = kind.First()
        from track in meetings.Except(kind.Select(own => own.Track!), StringComparer.Ordinal)
        let type = kind.Key.Name
        where Omissions.ReasonFor(plan.Definition, TrackNames.Of(type, track)) is null
        select Finding.Warning(
            "track-lacks",
            null,
            $"批次“{track}”没有“{TitleOf(kind.Key)}”环节，而批次“{given.Track}”有（“{given.Step.DisplayText}”）。请为批次“{track}”加上；"
                + $"不需要的，在流程属性 titleReview.omits 中写明 step“{TrackNames.Of(type, track)}”和理由。",
            $"The track \"{track}\" has no step \"{TitleOf(kind.Key)}\", and \"{given.Track}\" has one "
                + $"(\"{given.Step.DisplayText}\"). Add it "
                + $"for \"{track}\", or say why not in titleReview.omits, step \"{TrackNames.Of(type, track)}\"."
        );

    private static string TitleOf(Type type) =>
        type.GetCustomAttributes(typeof(ActivityAttribute), inherit: false)
            .OfType<ActivityAttribute>()
            .Single()
            .DisplayName
        ?? type.Name;
}
