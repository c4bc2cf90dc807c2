namespace Orchestrator.TitleReview.Privacy;

/// <summary>Hides personal data (REGULATIONS §6). In public lists no identity number appears at all.</summary>
public static class Masking
{
    private const char Mask = '*';

    /// <summary>An identity document's number: the first and last four characters stay, <c>1101**********1234</c>; short ones lose all but the last.</summary>
    public static string IdNumber(string number) => Middle(number, 4, 4);

    /// <summary>A telephone number: <c>138****1234</c>.</summary>
    public static string Phone(string number) => Middle(number, 3, 4);

    /// <summary>A person's name where only the office need know it: the family name stays, <c>张**</c>.</summary>
    public static string Name(string name) => Middle(name, 1, 0);

    /// <summary>The last four characters, to tell apart people of one name in one unit.</summary>
    public static string Suffix(string number) => number.Length > 4 ? number[^4..] : number;

    private static string Middle(string text, int head, int tail)
    {
        if (text.Length == 0)
            return "";
        return text.Length > head + tail
            ? string.Concat(text.AsSpan(0, head), new string(Mask, text.Length - head - tail), text.AsSpan(text.Length - tail))
            : new string(Mask, text.Length - 1) + text[^1];
    }
}
