using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Moves;

/// <summary>What a move changes in one cycle; which deadlines follow is computed from it.</summary>
/// <param name="Cycle">The cycle as stored, before the move.</param>
internal sealed record CycleShift(Cycle Cycle)
{
    /// <summary>The calendar version to count by; null leaves it.</summary>
    public string? CalendarVersion { get; init; }

    /// <summary>New days by name.</summary>
    public IReadOnlyDictionary<string, LocalDate> Dates { get; init; } = new Dictionary<string, LocalDate>();

    /// <summary>Days for part of the applications.</summary>
    public IReadOnlyList<DateOverride> Added { get; init; } = [];

    /// <summary>The move whose overrides end.</summary>
    public long? Ends { get; init; }

    /// <summary>Whether it takes an earlier move back: a milestone may become earlier by this alone.</summary>
    public bool TakesBack { get; init; }

    /// <summary>The intake that ends before its closing day; its days are among <see cref="Dates"/>.</summary>
    public EarlyClosing? Closes { get; init; }

    /// <summary>Whether what was kept when the intake was closed early gives way: its closing is set anew for all.</summary>
    public bool Replaces(DateOverride known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.IntakeEnds is not null
            && Closes is null
            && !TakesBack
            && Dates.Keys.Any(name =>
                MovableDates.OfIntake.Contains(TrackNames.BaseOf(name))
                && TrackNames.TrackOf(name) == TrackNames.TrackOf(known.Anchor)
            );
    }

    /// <summary>The cycle ends for good.</summary>
    public bool Cancels { get; init; }

    /// <summary>The numbers of the applications that are taken up again; with <see cref="Until"/>.</summary>
    public IReadOnlyList<string>? TakesUp { get; init; }

    /// <summary>The new last local day of the applications that are taken up again.</summary>
    public LocalDate Until { get; init; }

    /// <summary>The applications that go on in another cycle.</summary>
    public CarryTerms? Carries { get; init; }

    /// <summary>The definition versions to go on by.</summary>
    public MigrationTarget? Migration { get; init; }
}
