using System.Collections.Immutable;

namespace Orchestrator.Calendars;

/// <summary>
/// All calendars by region, each with all its versions. Immutable: applying data gives a new book, and what a date was
/// once computed with stays available for ever (C14, C24).
/// </summary>
public sealed class CalendarBook
{
    /// <summary>The region of the State Council's arrangements.</summary>
    public const string NationalRegion = "cn";

    /// <summary>Guangxi: the national arrangements with 壮族三月三 laid over them.</summary>
    public const string GuangxiRegion = "cn-gx";

    private static readonly Lazy<CalendarBook> OfficialBook = new(BuiltIn.Load);

    private readonly ImmutableDictionary<string, ImmutableList<WorkingCalendar>> calendars;

    private CalendarBook(ImmutableDictionary<string, ImmutableList<WorkingCalendar>> calendars) =>
        this.calendars = calendars;

    /// <summary>The data that ship with the program: <c>cn</c> and <c>cn-gx</c>.</summary>
    public static CalendarBook Official => OfficialBook.Value;

    /// <summary>A book without calendars, to build one from nothing but imported data.</summary>
    public static CalendarBook Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableList<WorkingCalendar>>(StringComparer.Ordinal));

    /// <summary>The region ids, in order.</summary>
    public IReadOnlyList<string> Regions => [.. calendars.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every version of a region, oldest first; empty for an unknown region.</summary>
    public IReadOnlyList<WorkingCalendar> Versions(string region) => calendars.GetValueOrDefault(region) ?? [];

    /// <summary>The newest calendar of a region. Errors: unknown region.</summary>
    public Result<WorkingCalendar> For(string region) =>
        calendars.TryGetValue(region, out var versions)
            ? Result.Success(versions[^1])
            : Result.Failure<WorkingCalendar>(
                CalendarError.Of(
                    CalendarErrorCodes.UnknownCalendar,
                    "region",
                    TextId.ErrorUnknownRegion,
                    region,
                    Listed()
                )
            );

    /// <summary>A region's calendar as <see cref="WorkingCalendar.Version"/> names it. Errors: unknown region or version.</summary>
    public Result<WorkingCalendar> For(string region, string version) =>
        For(region)
            .Then(_ =>
                calendars[region].Find(calendar => calendar.Version == version) is { } found
                    ? Result.Success(found)
                    : Result.Failure<WorkingCalendar>(
                        CalendarError.Of(
                            CalendarErrorCodes.UnknownCalendar,
                            "version",
                            TextId.ErrorUnknownVersion,
                            region,
                            version
                        )
                    )
            );

    /// <summary>What applying <paramref name="import"/> would change; nothing is applied. Errors as for <see cref="With"/>.</summary>
    public Result<CalendarDiff> Preview(CalendarImport import, string version) =>
        Merge(import, version).Map(after => CalendarDiff.Between(Newest(import.Region) ?? after.Base ?? after, after));

    /// <summary>
    /// A book with a new version of the import's region: its years replace the same years of the newest version, the
    /// others stay. Regions laid over it get a new version as well. Old versions stay.
    /// Errors: the version exists or is no valid name, the base region is unknown, an overlay that works a day which is a
    /// working day already, a forecast or draft in place of an official year.
    /// </summary>
    public Result<CalendarBook> With(CalendarImport import, string version) =>
        Merge(import, version)
            .Map(calendar =>
            {
                var next = Append(calendars, calendar);
                foreach (
                    var overlay in calendars
                        .Values.Select(versions => versions[^1])
                        .Where(workingCalendar => workingCalendar.Source.BaseRegion == import.Region)
                )
                {
                    next = Append(next, new WorkingCalendar(overlay.Source, calendar));
                }
                return new CalendarBook(next);
            });

    private BilingualText Listed()
    {
        var known = Regions.Select(region => (Region: region, calendars[region][^1].Source.Name)).ToList();
        return new(
            string.Join("、", known.Select(each => $"{each.Region}（{each.Name.Chinese}）")),
            string.Join(", ", known.Select(each => $"{each.Region} ({each.Name.English})"))
        );
    }

    private static ImmutableDictionary<string, ImmutableList<WorkingCalendar>> Append(
        ImmutableDictionary<string, ImmutableList<WorkingCalendar>> calendars,
        WorkingCalendar calendar
    ) => calendars.SetItem(calendar.Region, (calendars.GetValueOrDefault(calendar.Region) ?? []).Add(calendar));

    private WorkingCalendar? Newest(string region) =>
        calendars.TryGetValue(region, out var versions) ? versions[^1] : null;

    private Result<WorkingCalendar> Merge(CalendarImport import, string version)
    {
        if (
            !RegionName.IsValidVersion(version) || Versions(import.Region).Any(known => known.Source.Version == version)
        )
        {
            return Result.Failure<WorkingCalendar>(
                CalendarError.Of(CalendarErrorCodes.BadVersion, "version", TextId.ErrorBadVersion, version)
            );
        }
        var current = Newest(import.Region)?.Source;
        if (current is not null && current.BaseRegion != import.BaseRegion)
        {
            return Result.Failure<WorkingCalendar>(
                CalendarError.Of(CalendarErrorCodes.Impossible, "$.base", TextId.ErrorBaseChanged, import.Region)
            );
        }
        foreach (var year in import.Years.Where(year => year.Status != ArrangementStatus.Official))
        {
            if (
                current?.Years.Any(known => known.Year == year.Year && known.Status == ArrangementStatus.Official)
                == true
            )
            {
                return Result.Failure<WorkingCalendar>(
                    CalendarError.Of(CalendarErrorCodes.Impossible, "$.status", TextId.ErrorOfficialReplaced, year.Year)
                );
            }
        }

        var replaced = import.Years.Select(year => year.Year).ToHashSet();
        var source = new CalendarSource
        {
            Region = import.Region,
            BaseRegion = import.BaseRegion,
            Version = version,
            Name = import.Name ?? current?.Name ?? new BilingualText(import.Region, import.Region),
            Years =
            [
                .. (current?.Years ?? [])
                    .Where(year => !replaced.Contains(year.Year))
                    .Concat(import.Years)
                    .OrderBy(year => year.Year),
            ],
        };
        if (import.BaseRegion is null)
            return Result.Success(new WorkingCalendar(source, null));
        return For(import.BaseRegion)
            .Then(below => OverlayChecks.Check(import, below))
            .Map(below => new WorkingCalendar(source, below));
    }
}
