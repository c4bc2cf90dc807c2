using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Engine.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>What the journals say of a move.</summary>
public static class MoveJournal
{
    /// <summary>A deadline of the instance was moved.</summary>
    public const string DeadlineMoved = "DeadlineMoved";

    /// <summary>Dates of the cycle were moved.</summary>
    public const string DatesMoved = "DatesMoved";

    /// <summary>Somebody asked for other dates; a second person decides.</summary>
    public const string Proposed = "MoveProposed";

    /// <summary>What was asked for so was withdrawn before anybody decided it.</summary>
    public const string Withdrawn = "MoveWithdrawn";

    /// <summary>The cycle was started although what it was started with contradicts its plan.</summary>
    public const string Started = "StartApproved";

    /// <summary>The cycle was cancelled, with every application that was under way.</summary>
    public const string Cancelled = "CycleCancelled";

    /// <summary>The intake of the cycle, or of tracks of it, ends before its closing.</summary>
    public const string ClosedEarly = "IntakeClosedEarly";

    /// <summary>The application ended because a date was missed, and is taken up again.</summary>
    public const string TakenUp = "ApplicationTakenUp";

    /// <summary>Applications of the cycle that had ended because a date was missed are taken up again.</summary>
    public const string AllTakenUp = "ApplicationsTakenUp";

    /// <summary>The application could not be finished, and goes on in another cycle.</summary>
    public const string CarriedOver = "ApplicationCarriedOver";

    /// <summary>The application goes on here from another cycle, in which it could not be finished.</summary>
    public const string CarriedFrom = "ApplicationCarriedFrom";

    /// <summary>Applications that could not be finished in one cycle go on in another; both cycles say so.</summary>
    public const string AllCarried = "ApplicationsCarriedOver";

    /// <summary>The instance goes on by another version of its definition.</summary>
    public const string Migrated = "Migrated";

    internal static string Sentence(MoveLine line, MoveStamp stamp) =>
        $"“{line.Step}”截止日由{Iso(line.OldDate!.Value)}改为{Iso(line.NewDate!.Value)}：{stamp.Reason}（{stamp.ApprovedBy}批准）";

    internal static JsonObject Data(MoveLine line, MoveStamp stamp) =>
        new()
        {
            ["move"] = stamp.MoveId,
            ["from"] = Iso(line.OldDate!.Value),
            ["to"] = Iso(line.NewDate!.Value),
            ["reason"] = stamp.Reason,
            ["approvedBy"] = stamp.ApprovedBy,
        };

    private static string Iso(NodaTime.LocalDate date) => LocalDatePattern.Iso.Format(date);
}
