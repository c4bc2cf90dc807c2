namespace Orchestrator.Desk.Definitions;

/// <summary>Why a version is not published.</summary>
public enum PublicationRefusal
{
    /// <summary>There is no such definition.</summary>
    Unknown = 0,

    /// <summary>Whoever had a hand in it cannot approve it.</summary>
    SecondPerson = 1,

    /// <summary>It is not what was looked at any more.</summary>
    Changed = 2,

    /// <summary>The validator found errors.</summary>
    Errors = 3,
}
