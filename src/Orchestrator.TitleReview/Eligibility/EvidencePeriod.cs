using System.Text.Json.Serialization;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>
/// 业绩成果、继续教育的计算期间: evidence of one kind counts from the present title on until a day, both included, so that each applicant has a
/// period of one's own. Titles of the same level count as one, from the earliest on (<see cref="Tenure"/>).
/// </summary>
/// <param name="Fact">
/// The list among <c>facts</c> of the application, e.g. <c>achievements</c>: items with <c>name</c> and <c>obtainedOn</c> (ISO day), or
/// with <paramref name="EachYear"/> years, alone or as <c>year</c> of an item.
/// </param>
/// <param name="Title">What people call it: 业绩成果.</param>
/// <param name="From">
/// Where it begins: <see cref="TitleDay"/>, <see cref="TitleYear"/> (the default; 1 January of the title's year) or
/// <see cref="YearAfterTitle"/>.
/// </param>
/// <param name="Until">The last day that counts; null: the step's own cut-off, or the day of the submission where it has none.</param>
/// <param name="EachYear">True: every year from the first to the last has to be there; false: whatever lies outside does not count.</param>
/// <param name="Warns">True: what is wrong is said and the application is taken; false, the default: it is refused.</param>
/// <param name="Clauses">Where it comes from; null: as the step.</param>
public sealed record EvidencePeriod(
    [property: JsonRequired] string Fact,
    [property: JsonRequired] string Title,
    string From = EvidencePeriod.TitleYear,
    DateRule? Until = null,
    bool EachYear = false,
    bool Warns = false,
    IReadOnlyList<string>? Clauses = null
)
{
    /// <summary>From the day on which the present title was obtained.</summary>
    public const string TitleDay = "titleDay";

    /// <summary>From 1 January of the year in which it was obtained.</summary>
    public const string TitleYear = "titleYear";

    /// <summary>From 1 January of the year after.</summary>
    public const string YearAfterTitle = "yearAfterTitle";

    /// <summary>How each beginning is called.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Beginnings { get; } =
        new Dictionary<string, BilingualText>
        {
            [TitleDay] = new("取得现职称之日", "the day of the present title"),
            [TitleYear] = new("取得现职称当年", "the year of the present title"),
            [YearAfterTitle] = new("取得现职称次年", "the year after the present title"),
        };
}
