namespace Orchestrator.Desk.Refusals;

/// <summary>What sort of no it is.</summary>
public enum RefusalKind
{
    /// <summary>What was asked is malformed; <see cref="DeskRefusal.Errors"/> says where.</summary>
    Invalid = 0,

    /// <summary>What it is about does not exist, or is nothing that this person may know of.</summary>
    Missing = 1,

    /// <summary>This person may not do it; another one may.</summary>
    Forbidden = 2,

    /// <summary>Something else was there first, or changed meanwhile; who looks again may try again.</summary>
    Conflict = 3,

    /// <summary>A rule forbids it; <see cref="DeskRefusal.Clauses"/> names the clauses.</summary>
    Refused = 4,

    /// <summary>Not now: as much as may be is at work.</summary>
    Busy = 5,
}
