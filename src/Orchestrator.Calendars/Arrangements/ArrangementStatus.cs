namespace Orchestrator.Calendars;

/// <summary>How far a year's arrangement can be relied on. Only official data fixes a legal date.</summary>
public enum ArrangementStatus
{
    /// <summary>Issued by the State Council's office, or by the region's.</summary>
    Official,

    /// <summary>Computed from the statutory holidays before the notice is out; days stay provisional.</summary>
    Forecast,

    /// <summary>Being entered by a person, not confirmed; days stay provisional.</summary>
    Draft,
}
