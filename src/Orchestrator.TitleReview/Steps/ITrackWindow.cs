using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>A window for applications: it names its track (批次) and says who belongs to it. A list that is empty lets all in.</summary>
internal interface ITrackWindow
{
    /// <summary>The track's name.</summary>
    Input<string>? Track { get; }

    /// <summary>系列 of the track.</summary>
    Input<IReadOnlyList<string>>? TrackSeries { get; }

    /// <summary>层级 of the track.</summary>
    Input<IReadOnlyList<string>>? TrackLevels { get; }

    /// <summary>申报途径 of the track, e.g. 认定 and 评审.</summary>
    Input<IReadOnlyList<string>>? TrackProcedures { get; }

    /// <summary>Codes of the committees of the track.</summary>
    Input<IReadOnlyList<string>>? TrackCommittees { get; }
}
