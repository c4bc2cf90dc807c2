namespace Orchestrator.Storage.Moves;

/// <summary>What is changed of cycles, and why.</summary>
public enum DateMoveKind
{
    /// <summary>A calendar is imported or corrected.</summary>
    Calendar = 0,

    /// <summary>Dates of a cycle are set anew: a meeting is moved, a closing day extended for all.</summary>
    Dates = 1,

    /// <summary>Dates are extended for part of the applications: a city, a series, a level, an employer.</summary>
    Extension = 2,

    /// <summary>An extension or new dates are taken back before they took effect.</summary>
    Revert = 3,

    /// <summary>Running cycles go on by another version of their definition.</summary>
    Migration = 4,

    /// <summary>取消周期: a cycle ends for good, with every application of it that is under way.</summary>
    Cancel = 5,

    /// <summary>A cycle starts although what it is started with contradicts its plan.</summary>
    Start = 6,

    /// <summary>恢复办理: applications that ended because a date was missed are taken up again, with a new last day.</summary>
    Reopen = 7,

    /// <summary>提前截止: nobody applies any more from a day before the closing; who has applied keeps every date.</summary>
    Close = 8,

    /// <summary>结转: applications that could not be finished in a cycle go on in another one.</summary>
    Carry = 9,
}
