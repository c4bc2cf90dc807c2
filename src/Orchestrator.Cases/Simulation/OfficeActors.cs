using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Cases.Simulation;

/// <summary>All who act for a cycle: for the whole of it, and for each track that has a meeting of its own.</summary>
internal sealed class OfficeActors
{
    private readonly List<CycleActors> _all;
    private CycleActors? _last;

    /// <summary>Casts them.</summary>
    /// <param name="world">The cycle.</param>
    /// <param name="casting">What its definitions say.</param>
    public OfficeActors(World world, Casting casting)
    {
        IEnumerable<ScheduleTrack?> tracks =
        [
            null,
            .. casting.Tracks.Where(track => world.StepTracks.Values.Contains(track.Key)),
        ];
        _all = [.. tracks.Select(track => new CycleActors(world, casting, new OfficeView(world, casting, track)))];
    }

    /// <summary>The next act of the day; null when there is none.</summary>
    public PlayedAct? Next()
    {
        foreach (var actors in _all)
        {
            if (actors.Next() is not { } act)
                continue;
            _last = actors;
            return act;
        }

        return null;
    }

    /// <summary>The act was refused: whoever did it tries again on another day.</summary>
    public void Refused(PlayedAct act) => _last?.Refused(act);
}
