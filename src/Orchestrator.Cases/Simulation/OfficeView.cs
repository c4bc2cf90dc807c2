using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Simulation;

/// <summary>
/// What those see who act for the cycle: of one track (批次) its own steps, dates and applicants, else what no track has for itself.
/// </summary>
/// <param name="world">The cycle.</param>
/// <param name="casting">What its definitions say.</param>
/// <param name="track">The track; null: the cycle as a whole.</param>
internal sealed class OfficeView(World world, Casting casting, ScheduleTrack? track)
{
    private readonly Dictionary<(string Stimulus, string Run), LocalDate> _seen = [];

    /// <summary>The track; null: the cycle as a whole.</summary>
    public string? Track => track?.Key;

    /// <summary>The applicants.</summary>
    public IEnumerable<SyntheticApplicant> Applicants =>
        track is null
            ? world.Applicants
            : world.Applicants.Where(applicant => casting.TrackOf(applicant)?.Key == track.Key);

    /// <summary>The review meeting's day as the definition recommends it.</summary>
    public LocalDate? PlannedMeeting =>
        world.Planned.TryGetValue(TrackNames.Of(AnchorNames.Meeting, track?.Key), out var own) ? own : null;

    /// <summary>Whether a step waits for an event.</summary>
    public bool Waits(string stimulus) => world.RunOf(stimulus, track?.Key) is not null;

    /// <summary>A date; null when it is not stated yet.</summary>
    public LocalDate? Anchor(string name) => world.Anchor(name, track);

    /// <summary>A variable of the cycle; null when it is not written yet.</summary>
    public JsonNode? Variable(string name) => world.Cycle?.Variables.GetValueOrDefault(TrackNames.Of(name, track?.Key));

    /// <summary>
    /// Whether the cycle stands at a stage. Tracks come to theirs at different times: there the step alone says it, by what it
    /// waits for.
    /// </summary>
    public bool IsAt(string stage, string stimulus) => track is null ? world.CycleStage == stage : Waits(stimulus);

    /// <summary>The day on which the cycle came to its stage; of a track, on which it was first seen to wait for an event.</summary>
    public LocalDate Since(string stimulus)
    {
        if (track is null || world.RunOf(stimulus, track.Key) is not { } run)
            return world.CycleStageSince;
        if (!_seen.TryGetValue((stimulus, run), out var since))
            _seen.Add((stimulus, run), since = world.Today);
        return since;
    }

    /// <summary>An act upon the cycle; of a track it says so.</summary>
    public PlayedAct Act(string role, string stimulus, JsonObject payload)
    {
        if (track is not null)
            payload[EventTracks.Field] = track.Key;
        return new(ArrivalTarget.Cycle, world.CycleId, role, stimulus, payload);
    }
}
