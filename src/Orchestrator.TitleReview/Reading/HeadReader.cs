using System.Text.RegularExpressions;
using NodaTime;
using Orchestrator.TitleReview.Reading.Places;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.TitleReview.Reading.Texts;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading;

/// <summary>What a notice says about itself, from its top, its signature and, where both are silent, its body.</summary>
internal static partial class HeadReader
{
    /// <summary>Reads the head. <paramref name="asked"/> is the year that the person named; it goes before the text's.</summary>
    public static (NoticeHead Head, int? SaidYear) Read(NoticeTop top, Signature? signature, string body, int? asked)
    {
        var issued = DayOf(signature?.Day) ?? DayOf(top.Day);
        var issuer = signature?.Issuer ?? top.Issuer;
        var said = YearIn(top.Title) ?? YearIn(top.Number) ?? issued?.Year ?? MostNamed(body);
        var year = asked ?? said;
        var place = Jurisdictions.Of([issuer, top.Issuer, top.Title], body);
        var head = new NoticeHead(top.Title, top.Number, issuer, issued, place, year)
        {
            Region = PlaceNames.RegionOf(place, issuer, top.Title),
            Prefix = PlaceNames.LettersOf(place) + (year is { } known ? $"{known % 100:00}" : ""),
        };
        return (head, said);
    }

    private static LocalDate? DayOf(string? text)
    {
        if (
            text is null
            || DateReader.Read(text, 0)
                is not { Year: { } year, Month: { } month and >= 1 and <= 12, Day: { } day and >= 1 }
        )
        {
            return null;
        }
        return day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private static int? YearIn(string? text)
    {
        for (var at = 0; text is not null && at < text.Length; at++)
        {
            if (
                Numbers.Digits(text, at, 4) is { Length: 4, Value: >= 1990 and <= 2199 } digits
                && (at == 0 || !char.IsAsciiDigit(text[at - 1]))
            )
            {
                return digits.Value;
            }
            if (
                Numbers.ChineseYear(text, at) is { Value: >= 1990 and <= 2199 } chinese
                && at + 4 < text.Length
                && text[at + 4] == '年'
            )
            {
                return chinese.Value;
            }
        }

        return null;
    }

    private static int? MostNamed(string body) =>
        YearOfCycle()
            .Matches(body)
            .Select(match => match.Groups[1].Value)
            .CountBy(year => year)
            .OrderByDescending(count => count.Value)
            .Select(count => (int?)int.Parse(count.Key))
            .FirstOrDefault();

    [GeneratedRegex(@"(?<!\d)(20\d\d)年度")]
    private static partial Regex YearOfCycle();
}
