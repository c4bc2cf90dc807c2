using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>What a carrying over shows of the cycle from which it is.</summary>
internal static class CarryShown
{
    /// <summary>
    /// What would become of each: the very computation, written into a transaction that the caller rolls back, so that
    /// one of a person's two applications is seen by the other.
    /// </summary>
    public static async Task<CyclePreview> PreviewAsync(
        IWorkTransaction transaction,
        UnitOfWork units,
        CycleShift shift,
        MoveContext move,
        CancellationToken cancellationToken
    )
    {
        var carrying = new CarryOver(units, shift.Cycle, shift.Carries!.Into, move);
        var lines = new List<CarriedLine>();
        foreach (var page in shift.Carries.Numbers.Chunk(CarryOver.Largest))
            lines.AddRange(await carrying.RunAsync(transaction, page, cancellationToken));
        // The numbers of the other cycle go on being given meanwhile.
        return Of(shift.Cycle, lines.ConvertAll(line => line with { Number = null })) with
        {
            Findings = lines.Exists(line => line.Taken) ? [] : [Nothing(shift.Carries.Into)],
        };
    }

    /// <summary>The cycle with what became of its applications.</summary>
    public static CyclePreview Of(Cycle cycle, IReadOnlyList<CarriedLine> lines) =>
        new()
        {
            Cycle = cycle.Code,
            Name = cycle.Name,
            CalendarVersion = cycle.CalendarVersion,
            Dates = [],
            Lines = [],
            Decided = [],
            Carried = lines,
            Findings = [],
        };

    private static MoveFinding Nothing(Cycle into) =>
        new(
            "nothing-carried",
            Refuses: true,
            $"所列申报都不能结转到“{into.Name}”，理由见各行。",
            $"None of the applications named can be carried over to \"{into.Name}\"; each line says why.",
            []
        );
}
