namespace Orchestrator.Storage.Work.Bulk;

/// <summary>The types of columns that bulk statements carry; each provider names its own for them.</summary>
public enum BulkType
{
    /// <summary>64-bit integer.</summary>
    Int64 = 0,

    /// <summary>32-bit integer.</summary>
    Int32 = 1,

    /// <summary>16-bit integer: all enumerations.</summary>
    Int16 = 2,

    /// <summary>Text.</summary>
    Text = 3,

    /// <summary>Bytes.</summary>
    Bytes = 4,

    /// <summary>An instant, as UTC date and time.</summary>
    Instant = 5,

    /// <summary>A local date.</summary>
    Date = 6,

    /// <summary>True or false.</summary>
    Boolean = 7,
}
