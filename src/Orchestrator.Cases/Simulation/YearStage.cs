using Orchestrator.Engine.Simulation;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Cases.Simulation;

/// <summary>Everybody who plays in one cycle of a year that has begun, and what they look at.</summary>
internal sealed class YearStage
{
    /// <summary>Casts the actors from the two plans, with these applicants.</summary>
    public YearStage(
        SimulationSetup setup,
        Scenario scenario,
        long cycleId,
        List<SyntheticApplicant> applicants,
        SimulationEngine engine
    )
    {
        World = new World
        {
            CycleId = cycleId,
            Calendar = setup.Calendar,
            Scenario = scenario,
            Applicants = applicants,
            From = setup.From,
            Planned = setup.Dates.Anchors,
            StepTracks = ScheduleTracks.OfSteps(setup.Schedule),
        };
        var casting = Casting.Of(setup.Schedule, setup.Application, setup.Dates);
        People = new ApplicationActors(World, casting);
        Office = new OfficeActors(World, casting);
        View = new WorldView(World, engine);
    }

    /// <summary>What all of them see.</summary>
    public World World { get; }

    /// <summary>Who acts for single applications.</summary>
    public ApplicationActors People { get; }

    /// <summary>Who acts for the cycle.</summary>
    public OfficeActors Office { get; }

    /// <summary>How the world is read anew.</summary>
    public WorldView View { get; }
}
