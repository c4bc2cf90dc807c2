using System.Globalization;

namespace Orchestrator.Desk.Documents;

/// <summary>Writes a list's numbers as Word does.</summary>
internal static class DocxNumbers
{
    private const string Ciphers = "〇一二三四五六七八九";

    /// <summary>The number in one of Word's formats; in digits where the format has nothing to do with notices.</summary>
    public static string Write(int number, string format) =>
        format switch
        {
            "chineseCounting"
            or "chineseCountingThousand"
            or "japaneseCounting"
            or "ideographDigital"
            or "taiwaneseCounting"
            or "chineseLegalSimplified" => Chinese(number),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => (
                (char)('①' + number - 1)
            ).ToString(),
            "lowerLetter" when number is >= 1 and <= 26 => ((char)('a' + number - 1)).ToString(),
            "upperLetter" when number is >= 1 and <= 26 => ((char)('A' + number - 1)).ToString(),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private static string Chinese(int number) =>
        number switch
        {
            < 0 or > 99 => number.ToString(CultureInfo.InvariantCulture),
            <= 9 => Ciphers[number].ToString(),
            10 => "十",
            < 20 => "十" + Ciphers[number - 10],
            _ => Ciphers[number / 10] + "十" + (number % 10 == 0 ? "" : Ciphers[number % 10]),
        };
}
