using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Reads one year's arrangement and judges it.</summary>
internal sealed class YearArrangementReader(CalendarImportOptions options, bool national, List<CalendarError> errors)
{
    /// <summary>Before 2008 the statutory holidays were others, and no file of this shape exists.</summary>
    private const int EarliestYear = 2008;

    private const int LatestYear = 2100;

    /// <summary>Returns null when the year had errors; they are in the shared list then.</summary>
    public YearArrangement? Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(CalendarError.Of(CalendarErrorCodes.BadJson, path, TextId.ErrorNotObject));
            return null;
        }

        var before = errors.Count;
        var fields = new JsonFields(element, path, errors);
        var year = fields.Number("year", EarliestYear, LatestYear);
        var status = fields.Has("status") ? fields.Choice<ArrangementStatus>("status") : options.Status;
        var papers = Papers(fields);
        var days = fields
            .List("days", required: true)
            .Select(item => Day(item.Element, item.Path, year))
            .OfType<ArrangedDay>()
            .ToList();
        var validThrough = fields.Date("validThrough");
        if (year is { } y && validThrough is { } end && end.Year != y)
            fields.Refuse("validThrough", CalendarErrorCodes.Impossible, TextId.ErrorDateOutsideYear, end, y);
        if (status == ArrangementStatus.Official && papers.Count == 0)
            fields.Refuse("papers", CalendarErrorCodes.NoPapers, TextId.ErrorNoPapers);
        if (year is null || status is null || errors.Count > before)
            return null;

        var arrangement = new YearArrangement
        {
            Year = year.Value,
            Status = status.Value,
            DocumentNo = fields.Text("documentNo") ?? options.DocumentNo,
            Issued = fields.Date("issued") ?? options.Issued,
            Source = fields.Text("source") ?? options.Source,
            Papers = papers,
            ValidThrough = validThrough ?? new LocalDate(year.Value, 12, 31),
            ImportedBy = fields.Text("importedBy") ?? options.ImportedBy,
            Note = fields.Text("note"),
            Days = [.. days.DistinctBy(day => day.Date).OrderBy(day => day.Date)],
        };
        ArrangementChecks.Check(arrangement, days, national, path, errors);
        return errors.Count > before ? null : arrangement;
    }

    private ArrangedDay? Day(JsonElement element, string path, int? year)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(CalendarError.Of(CalendarErrorCodes.BadJson, path, TextId.ErrorNotObject));
            return null;
        }

        var fields = new JsonFields(element, path, errors);
        var name = fields.Text("name", required: true);
        var date = fields.Date("date", required: true);
        var isOffDay = fields.Flag("isOffDay", required: true);
        if (name is null || date is null || isOffDay is null)
            return null;
        if (year is { } y && (date < new LocalDate(y - 1, 12, 1) || date > new LocalDate(y, 12, 31)))
        {
            fields.Refuse("date", CalendarErrorCodes.Impossible, TextId.ErrorDateOutsideYear, date, y);
            return null;
        }

        if (national && isOffDay == false && DayNumber.IsMondayToFriday(DayNumber.Of(date.Value)))
        {
            fields.Refuse(
                "date",
                CalendarErrorCodes.Impossible,
                TextId.ErrorMakeUpOnWeekday,
                date,
                TextCatalogue.Weekday(date.Value)
            );
        }
        return new ArrangedDay(date.Value, name, isOffDay.Value);
    }

    private List<string> Papers(JsonFields fields)
    {
        var papers = new List<string>();
        foreach (var (element, path) in fields.List("papers"))
        {
            if (JsonText.StringOf(element) is { } paper && !string.IsNullOrWhiteSpace(paper))
                papers.Add(paper);
            else
                errors.Add(CalendarError.Of(CalendarErrorCodes.BadJson, path, TextId.ErrorNotText));
        }

        return papers;
    }
}
