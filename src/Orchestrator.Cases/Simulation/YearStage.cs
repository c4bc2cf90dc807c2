using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Simulation;

/// <summary>Everybody who plays in a year that has begun, and what they look at.</summary>
internal sealed class YearStage
{
    /// <summary>Casts the actors from the two plans, with the applicants of the seed.</summary>
    public YearStage(SimulationSetup setup, SimulationOptions options, long cycleId, SimulationEngine engine)
    {
        World = new World
        {
            CycleId = cycleId,
            Calendar = setup.Calendar,
            Scenario = options.Scenario ?? new Scenario(),
            Applicants = Population.Make(options.Applications, options.Seed),
            From = setup.From,
            PlannedMeeting = setup.Dates.Anchors.TryGetValue(AnchorNames.Meeting, out var meeting)
                ? meeting
                : (LocalDate?)null,
        };
        var casting = Casting.Of(setup.Schedule, setup.Application, setup.Dates);
        Timetable = new Timetable(World);
        People = new ApplicationActors(World, casting);
        Office = new CycleActors(World, casting);
        View = new WorldView(World, engine);
        Sender = new ActSender(engine);
    }

    /// <summary>What all of them see.</summary>
    public World World { get; }

    /// <summary>The hours at which they act.</summary>
    public Timetable Timetable { get; }

    /// <summary>Who acts for single applications.</summary>
    public ApplicationActors People { get; }

    /// <summary>Who acts for the cycle.</summary>
    public CycleActors Office { get; }

    /// <summary>How the world is read anew.</summary>
    public WorldView View { get; }

    /// <summary>How acts reach the engine.</summary>
    public ActSender Sender { get; }
}
