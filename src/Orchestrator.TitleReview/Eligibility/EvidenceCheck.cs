using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>Looks which evidence of an application lies within its own period.</summary>
public static class EvidenceCheck
{
    /// <summary>What counts of one kind.</summary>
    /// <param name="period">The kind and its period.</param>
    /// <param name="facts"><c>facts</c> of the application.</param>
    /// <param name="until">The last day that counts, inclusive.</param>
    public static EvidenceFinding Check(EvidencePeriod period, JsonObject facts, LocalDate until)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(facts);
        if (Tenure.Since(facts) is not { } since)
        {
            return new EvidenceFinding(
                period,
                new BilingualText(
                    $"{period.Title}自取得现职称起计算，请填写现职称取得时间",
                    $"{period.Fact} counts from the present title: say when it was obtained (\"titleSince\")"
                ),
                IsWhole: false
            );
        }
        var from = First(period, since);
        var items = facts[period.Fact] as JsonArray ?? [];
        return period.EachYear ? Years(period, items, from, until) : Days(period, items, from, until);
    }

    /// <summary>The first day that counts.</summary>
    public static LocalDate First(EvidencePeriod period, LocalDate titleSince)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.From switch
        {
            EvidencePeriod.TitleDay => titleSince,
            EvidencePeriod.YearAfterTitle => new LocalDate(titleSince.Year + 1, 1, 1),
            _ => new LocalDate(titleSince.Year, 1, 1),
        };
    }

    private static EvidenceFinding Days(EvidencePeriod period, JsonArray items, LocalDate from, LocalDate until)
    {
        var outside = items
            .Select(item => (Name: NameOf(item), Day: DayOf(item)))
            .Where(item => item.Day is not { } day || day < from || day > until)
            .ToList();
        var (begins, span) = (EvidencePeriod.Beginnings[period.From], $"自{Iso(from)}");
        var (chinese, english) = (
            $"{period.Title}{span}（{begins.Chinese}起）至{Iso(until)}取得的计入",
            $"{period.Fact} obtained from {Iso(from)} ({begins.English}) to {Iso(until)} counts"
        );
        if (outside.Count == 0)
            return new EvidenceFinding(period, new BilingualText(chinese, english), IsWhole: true);
        var named = outside.Select(item =>
            item.Day is { } day ? $"“{item.Name}”（{Iso(day)}取得）" : $"“{item.Name}”（没有写明取得日期）"
        );
        var namedEn = outside.Select(item =>
            item.Day is { } day ? $"\"{item.Name}\" ({Iso(day)})" : $"\"{item.Name}\" (no \"obtainedOn\")"
        );
        return new EvidenceFinding(
            period,
            new BilingualText(
                $"{chinese}；{string.Join("、", named)}不在此期间，不计入",
                $"{english}; {string.Join(", ", namedEn)} lies outside and does not count"
            ),
            IsWhole: false
        );
    }

    private static EvidenceFinding Years(EvidencePeriod period, JsonArray items, LocalDate from, LocalDate until)
    {
        var have = items.Select(YearOf).OfType<int>().ToHashSet();
        var needed = Enumerable.Range(from.Year, Math.Max(0, until.Year - from.Year + 1)).ToList();
        var missing = needed.Where(year => !have.Contains(year)).ToList();
        var begins = EvidencePeriod.Beginnings[period.From];
        var (chinese, english) = (
            $"{period.Title}自{from.Year}年（{begins.Chinese}起）至{until.Year}年逐年计算",
            $"{period.Fact} counts for each year from {from.Year} ({begins.English}) to {until.Year}"
        );
        return missing.Count == 0
            ? new EvidenceFinding(period, new BilingualText(chinese, english), IsWhole: true)
            : new EvidenceFinding(
                period,
                new BilingualText(
                    $"{chinese}，缺{string.Join("、", missing.Select(year => $"{year}年"))}",
                    $"{english}; {string.Join(", ", missing)} is missing"
                ),
                IsWhole: false
            );
    }

    private static string NameOf(JsonNode? item) =>
        item is JsonObject known && known["name"] is JsonValue value && value.TryGetValue<string>(out var name)
            ? name
            : "未命名";

    private static LocalDate? DayOf(JsonNode? item) =>
        item is JsonObject known
        && known["obtainedOn"] is JsonValue value
        && value.TryGetValue<string>(out var text)
        && ReviewJson.TryReadDate(text, out var day)
            ? day
            : null;

    private static int? YearOf(JsonNode? item) =>
        (item is JsonObject known ? known["year"] : item) is JsonValue value && value.TryGetValue<int>(out var year)
            ? year
            : null;

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
