namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>What is the matter with a written date.</summary>
internal enum DateTrouble
{
    None = 0,

    /// <summary>30 February, 13月.</summary>
    NoSuchDay = 1,

    /// <summary>No year is written and the notice has none.</summary>
    YearUnknown = 2,

    /// <summary>A day without a month.</summary>
    MonthUnknown = 3,

    /// <summary>The end of a range lies before its beginning in the same year, and was read as the next one's.</summary>
    NextYear = 4,

    /// <summary>The year was taken over from an earlier date of the sentence that is not the notice's year.</summary>
    CarriedYear = 5,
}
