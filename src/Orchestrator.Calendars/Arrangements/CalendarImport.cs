using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>Checked years read from a file, ready to preview and to apply to a <see cref="CalendarBook"/>.</summary>
/// <param name="Region">The region the years are for.</param>
/// <param name="BaseRegion">The region an overlay is laid over, when the file names one.</param>
/// <param name="Name">The region's name, when the file gives one.</param>
/// <param name="Version">The version the file gives itself, when it does; the one who applies it decides.</param>
/// <param name="Years">The years, ascending. Each replaces that year as a whole.</param>
public sealed record CalendarImport(
    string Region,
    string? BaseRegion,
    BilingualText? Name,
    string? Version,
    IReadOnlyList<YearArrangement> Years
)
{
    /// <summary>
    /// Reads one year in holiday-cn's shape (<c>{year, papers[], days:[{name,date,isOffDay}]}</c>) or several in this
    /// project's shape (the same objects under <c>years</c>, with <c>region</c> and, for an overlay, <c>base</c>).
    /// Unknown fields are tolerated. All errors are returned at once, each with the JSON path: bad JSON, missing or
    /// wrongly typed values, dates that do not belong to the year, contradicting duplicates, a national make-up day on a
    /// weekday, missing statutory holidays, official data without papers, and impossibly long holidays.
    /// </summary>
    public static Result<CalendarImport> Read(string json, CalendarImportOptions options) =>
        JsonText.ReadObject(json, root => Read(root, options));

    private static Result<CalendarImport> Read(JsonElement root, CalendarImportOptions options)
    {
        var errors = new List<CalendarError>();
        var fields = new JsonFields(root, "$", errors);
        var region = fields.Text("region") ?? options.Region;
        var baseRegion = fields.Text("base")
            ?? (region == CalendarBook.NationalRegion ? null : CalendarBook.NationalRegion);
        if (!RegionName.IsValid(region))
            fields.Refuse("region", CalendarErrorCodes.NotAllowed, TextId.ErrorRegionName, region);
        if (baseRegion == region)
            fields.Refuse("base", CalendarErrorCodes.Impossible, TextId.ErrorBaseIsSelf, region);
        var reader = new YearArrangementReader(options, national: baseRegion is null, errors);
        var years = fields.Has("years")
            ? fields.List("years").Select(item => reader.Read(item.Element, item.Path)).ToList()
            : [reader.Read(root, "$")];
        if (years.Count == 0)
            fields.Refuse("years", CalendarErrorCodes.Missing, TextId.ErrorMissing);
        foreach (
            var twice in years.OfType<YearArrangement>().GroupBy(year => year.Year).Where(group => group.Count() > 1)
        )
        {
            fields.Refuse("years", CalendarErrorCodes.Impossible, TextId.ErrorYearTwice, twice.Key);
        }
        return errors.Count > 0
            ? Result.Failure<CalendarImport>(errors)
            : Result.Success(
                new CalendarImport(
                    region,
                    baseRegion,
                    Named(fields),
                    fields.Text("version"),
                    [.. years.OfType<YearArrangement>().OrderBy(year => year.Year)]
                )
            );
    }

    private static BilingualText? Named(JsonFields fields) =>
        fields.Text("nameZh") is { } chinese ? new BilingualText(chinese, fields.Text("nameEn") ?? chinese) : null;
}
