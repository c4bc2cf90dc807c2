using System.Globalization;
using System.Text;
using NodaTime;

namespace Orchestrator.TitleReview.Privacy;

/// <summary>
/// 公民身份号码 (GB 11643-1999): 17 digits and a check digit or X. Nobody is named by it here; what portals, people and files send is
/// looked through before it is taken.
/// </summary>
public static class IdentityNumber
{
    private const int Length = 18;
    private const int BirthAt = 6;
    private const string CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// Whether a text holds one: however it is spaced, in full-width digits, with a small x; a number whose day of birth does not exist
    /// or whose check digit is wrong is none.
    /// </summary>
    public static bool IsIn(string? text)
    {
        if (text is null || text.Length < Length)
            return false;
        var plain = text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        Span<char> number = stackalloc char[Length];
        for (var at = 0; at < plain.Length; at++)
        {
            if (
                char.IsAsciiDigit(plain[at])
                && (at == 0 || !char.IsAsciiDigit(plain[at - 1]))
                && Collect(plain, at, number)
                && Is(number)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The digits from a place on, what people put between them left out; false when there are not just so many.</summary>
    private static bool Collect(string plain, int from, Span<char> number)
    {
        var (at, count) = (from, 0);
        for (; at < plain.Length && count < Length; at++)
        {
            if (char.IsAsciiDigit(plain[at]) || (plain[at] == 'X' && count == Length - 1))
                number[count++] = plain[at];
            else if (!IsBetween(plain[at]))
                return false;
        }

        return count == Length && (at == plain.Length || !char.IsAsciiDigit(plain[at]));
    }

    private static bool Is(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var at = 0; at < Weights.Length; at++)
        {
            if (!char.IsAsciiDigit(number[at]))
                return false;
            sum += (number[at] - '0') * Weights[at];
        }

        return CheckDigits[sum % CheckDigits.Length] == number[^1] && IsBirthday(number.Slice(BirthAt, 8));
    }

    private static bool IsBirthday(ReadOnlySpan<char> day)
    {
        var year = int.Parse(day[..4], CultureInfo.InvariantCulture);
        var (month, of) = (
            int.Parse(day.Slice(4, 2), CultureInfo.InvariantCulture),
            int.Parse(day[6..], CultureInfo.InvariantCulture)
        );
        return year is >= 1850 and <= 2199
            && month is >= 1 and <= 12
            && of >= 1
            && of <= CalendarSystem.Iso.GetDaysInMonth(year, month);
    }

    private static bool IsBetween(char letter) =>
        char.IsWhiteSpace(letter)
        || char.IsControl(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.DashPunctuation
        || letter is '.' or '·' or '_' or '/';
}
