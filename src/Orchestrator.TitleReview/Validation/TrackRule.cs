using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// Tracks (批次) and closings of a schedule: everybody belongs to exactly one track, no track is empty, a step's track is one that a window
/// declares, and each who acts has one closing.
/// </summary>
public sealed class TrackRule : IDefinitionRule
{
    private static readonly string[] Closers =
    [
        Roles.Applicant,
        Roles.Employer,
        Roles.Department,
        Roles.TradeDepartment,
        Roles.Office,
        Roles.TitleOffice,
    ];

    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan || DefinitionInfo.Of(plan.Definition).Kind != "schedule")
            return [];
        var tracks = ScheduleTracks.Of(plan);
        return
        [
            .. Shared(tracks),
            .. Overlapping(tracks),
            .. Confusable(tracks),
            .. Empty(plan, tracks),
            .. Unknown(plan, tracks),
            .. ForAll(plan, tracks),
            .. Closings(plan),
        ];
    }

    /// <summary>Several windows, and nothing says who belongs to which.</summary>
    private static IEnumerable<Finding> Shared(IReadOnlyList<ScheduleTrack> tracks)
    {
        if (tracks.Count < 2 || tracks.Any(track => track.IsDeclared))
            yield break;
        yield return Finding.Warning(
            "track-undeclared",
            tracks[1].WindowId,
            $"有{tracks.Count}个申报窗口（{Names(tracks)}），但没有写明各自的批次：申报自最早开放日起、至最晚截止日止受理，不能分批次办理。请在各窗口填写批次名称及其系列、层级、申报途径或评委会。",
            $"There are {tracks.Count} windows and nothing says who belongs to which: everybody may apply from "
                + "the first opening to the last closing. Name each window's track and its series, levels, procedures "
                + "or committees."
        );
    }

    private static IEnumerable<Finding> Overlapping(IReadOnlyList<ScheduleTrack> tracks)
    {
        if (!tracks.Any(track => track.IsDeclared))
            yield break;
        for (var later = 1; later < tracks.Count; later++)
        {
            foreach (var earlier in tracks.Take(later).Where(earlier => earlier.Overlaps(tracks[later])))
            {
                yield return Finding.Error(
                    "track-overlap",
                    tracks[later].WindowId,
                    $"批次“{tracks[later].Name}”与“{earlier.Name}”重叠：有的申报同时属于两个批次，无法确定适用哪一批次的时间。请改其中一个的系列、层级、申报途径或评委会。",
                    $"The tracks \"{tracks[later].Name}\" and \"{earlier.Name}\" overlap: some application belongs to "
                        + "both. Change the series, levels, procedures or committees of one."
                );
            }

            if (tracks.Take(later).Any(earlier => earlier.Name == tracks[later].Name))
            {
                yield return Finding.Error(
                    "track-name",
                    tracks[later].WindowId,
                    $"两个申报窗口的批次同名（{tracks[later].Name}）。请改其中一个的名称。",
                    $"Two windows name one track ({tracks[later].Name}). Rename one."
                );
            }
        }
    }

    /// <summary>
    /// Dates are named by their track: a mark in its name, or one that differs from another by what nobody sees, would make one date of
    /// two.
    /// </summary>
    private static IEnumerable<Finding> Confusable(IReadOnlyList<ScheduleTrack> tracks)
    {
        for (var later = 0; later < tracks.Count; later++)
        {
            var (key, window) = (tracks[later].Key, tracks[later].WindowId);
            if (key.Contains(TrackNames.Mark, StringComparison.Ordinal))
            {
                yield return Finding.Error(
                    "track-name",
                    window,
                    $"批次名称“{key}”中不能有“{TrackNames.Mark}”，它用来区分各批次的日期。请改名。",
                    $"The track's name \"{key}\" may not have \"{TrackNames.Mark}\", by which dates of tracks are told apart. Rename it."
                );
            }
            if (key != key.Trim())
            {
                yield return Finding.Error(
                    "track-name",
                    window,
                    $"批次名称“{key}”首尾有空格，各环节填写的批次会对不上。请删去空格。",
                    $"The track's name \"{key}\" begins or ends with a space; steps that name it would miss it. Remove it."
                );
            }
            if (
                tracks.Take(later).FirstOrDefault(earlier => earlier.Key != key && Plain(earlier.Key) == Plain(key)) is
                { } like
            )
            {
                yield return Finding.Error(
                    "track-name",
                    window,
                    $"批次名称“{key}”与“{like.Key}”只差空格、全半角或大小写，容易混淆。请改其中一个的名称。",
                    $"The track's names \"{key}\" and \"{like.Key}\" differ by spaces, width or case alone. Rename one."
                );
            }
        }
    }

    private static string Plain(string name) =>
        string.Concat(name.Normalize(System.Text.NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)))
            .ToUpperInvariant();

    /// <summary>
    /// What a step of one track tells, and what is told to it, reaches all tracks, unless its events name one. Else only days can be
    /// a track's own.
    /// </summary>
    private static IEnumerable<Finding> ForAll(WorkflowPlan plan, IReadOnlyList<ScheduleTrack> tracks)
    {
        if (tracks.Count < 2)
            yield break;
        var inputs = new StaticInputs(plan, given: null);
        foreach (
            var step in plan
                .Activities.Values.OfType<ReviewActivity>()
                .Where(step => step is not (ITrackWindow or ITrackStep))
        )
        {
            if (inputs.Get(step.Track) is not { Length: > 0 } name || step is not IOutlined outlined)
                continue;
            var outline = new StepOutline(inputs, isOfCase: false, name);
            outlined.Outline(outline);
            if (
                outline.Told.Count == 0
                && !outline.IsOptional
                && !outline.Ends.SelectMany(end => end.Needs).Any(signal => signal.Kind == SignalKind.Event)
            )
            {
                continue;
            }
            yield return Finding.Error(
                "track-events",
                step.Id,
                $"“{step.DisplayText}”只属于批次“{name}”，但它接收或发出的事件不分批次，会影响其他批次的申报。请让各批次共用本环节（不填批次），或各批次分别使用一个年度安排。",
                $"\"{step.DisplayText}\" is of the track \"{name}\" alone, but the events it takes or sends name no track and reach the "
                    + "others too. Let all tracks share it (no track), or give each track a schedule of its own."
            );
        }
    }

    /// <summary>A track that nobody can be in: its series or levels are none of those that the committee reviews.</summary>
    private static IEnumerable<Finding> Empty(WorkflowPlan plan, IReadOnlyList<ScheduleTrack> tracks)
    {
        foreach (var track in tracks)
        {
            foreach (
                var (own, input, name) in new[] { (track.Series, "series", "系列"), (track.Levels, "levels", "层级") }
            )
            {
                var reviewed = Values(plan, input);
                if (own.Count == 0 || reviewed.Count == 0 || own.Intersect(reviewed, StringComparer.Ordinal).Any())
                    continue;
                yield return Finding.Error(
                    "track-empty",
                    track.WindowId,
                    $"批次“{track.Name}”的{name}（{string.Join("、", own)}）都不在本安排的{name}（{string.Join("、", reviewed)}）之内，没有人能够申报。请核对。",
                    $"Nobody can be in the track \"{track.Name}\": none of {string.Join(", ", own)} is among what the "
                        + $"schedule reviews ({string.Join(", ", reviewed)})."
                );
            }
        }
    }

    private static IReadOnlyList<string> Values(WorkflowPlan plan, string input) =>
        plan.Inputs.FirstOrDefault(known => known.Name == input)?.DefaultValue switch
        {
            System.Text.Json.Nodes.JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
            _ => [],
        };

    private static IEnumerable<Finding> Unknown(WorkflowPlan plan, IReadOnlyList<ScheduleTrack> tracks)
    {
        var inputs = new StaticInputs(plan, given: null);
        foreach (var step in plan.Activities.Values.OfType<ReviewActivity>().Where(step => step is not ITrackWindow))
        {
            if (inputs.Get(step.Track) is not { Length: > 0 } name || tracks.Any(track => track.Key == name))
                continue;
            yield return Finding.Error(
                "unknown-track",
                step.Id,
                $"“{step.DisplayText}”的批次“{name}”没有申报窗口：{(tracks.Count == 0 ? "本安排没有分批次" : $"已有的批次为{Names(tracks)}")}。请改正批次名称，或加上该批次的窗口。",
                $"No window declares the track \"{name}\" of \"{step.DisplayText}\". Correct the name, or add its window."
            );
        }
    }

    private static IEnumerable<Finding> Closings(WorkflowPlan plan)
    {
        var inputs = new StaticInputs(plan, given: null);
        foreach (var window in plan.All<ApplicationWindow>())
        {
            var closings = inputs.Get(window.Closings) ?? [];
            foreach (var closing in closings.Where(closing => !Closers.Contains(closing.Role)))
            {
                yield return Finding.Error(
                    "closing-role",
                    window.Id,
                    $"“{window.DisplayText}”的截止时间写给“{closing.Role}”，没有这样的责任方；可用："
                        + $"{string.Join("、", Closers.Select(role => $"{role}（{Roles.Chinese(role)}）"))}。",
                    $"A closing of \"{window.DisplayText}\" is for \"{closing.Role}\", which is no role; use {string.Join(", ", Closers)}."
                );
            }

            foreach (var twice in closings.GroupBy(closing => closing.Role).Where(group => group.Count() > 1))
            {
                yield return Finding.Error(
                    "closing-twice",
                    window.Id,
                    $"“{window.DisplayText}”为{Roles.Chinese(twice.Key)}写了{twice.Count()}个截止时间，只能有一个。",
                    $"\"{window.DisplayText}\" has {twice.Count()} closings for {twice.Key}; it can have one."
                );
            }
        }
    }

    private static string Names(IReadOnlyList<ScheduleTrack> tracks) =>
        string.Join("、", tracks.Select(track => $"“{track.Name}”"));
}
