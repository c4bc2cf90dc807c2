namespace Orchestrator.TitleReview.Events;

/// <summary>The type of a payload field.</summary>
public enum FieldKind
{
    /// <summary>A JSON string.</summary>
    Text = 0,

    /// <summary>A whole JSON number.</summary>
    Number = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 2,

    /// <summary>ISO date, e.g. <c>2024-11-01</c>.</summary>
    Date = 3,

    /// <summary>A record with fields of its own.</summary>
    Record = 4,

    /// <summary>Any JSON object; its content is data for rules.</summary>
    Data = 5,
}
