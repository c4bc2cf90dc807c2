namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Reads addresses as people write them: one or several in a text, parted by commas or semicolons, with or without
/// names.
/// </summary>
internal static class MailAddresses
{
    // SMTP servers take no more in one go (RFC 5321, 4.5.3.1.8).
    private const int Most = 100;

    private const int Longest = 320;

    /// <summary>Each address once, in order. Throws <see cref="FormatException"/> that says which text is none.</summary>
    public static IReadOnlyList<string> Read(IEnumerable<string>? written)
    {
        var read = (written ?? [])
            .SelectMany(Split)
            .DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (read.Count > Most)
            throw new FormatException($"{read.Count} addresses are more than the {Most} that one mail may have.");
        return read.ConvertAll(address =>
            address.Name.Length == 0 ? address.Address : $"\"{address.Name}\" <{address.Address}>"
        );
    }

    /// <summary>One address; null when nothing is written.</summary>
    public static string? ReadOne(string? written) =>
        Read([written ?? ""]) switch
        {
            [] => null,
            [var one] => one,
            _ => throw new FormatException("A mail has one sender."),
        };

    private static List<(string Name, string Address)> Split(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        // A line break in an address would be a header of the sender's choice.
        if (text.Any(char.IsControl))
            throw new FormatException("A mail address has no line breaks or control characters.");
        return Parts(text).Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => One(part.Trim())).ToList();
    }

    /// <summary>Parted where no quotation mark is open.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var (from, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            if (quoted || text[i] is not (',' or ';' or '，' or '；'))
                continue;
            yield return text[from..i];
            from = i + 1;
        }

        yield return text[from..];
    }

    private static (string Name, string Address) One(string text)
    {
        var open = text.LastIndexOf('<');
        var (name, address) = open < 0 ? ("", text) : (text[..open].Trim().Trim('"'), text[(open + 1)..].TrimEnd('>'));
        // A name that holds an address would show a reader another recipient than the one it goes to.
        var isName = !name.AsSpan().ContainsAny("@<>\"\\") && (open < 0 || text[^1] == '>');
        return
            isName
            && address.Length <= Longest
            && address.Split('@') is [var local, var host]
            && IsLocal(local)
            && IsHost(host)
            ? (name, address)
            : throw new FormatException($"'{Shown(text)}' is not a mail address.");
    }

    private static bool IsLocal(string text) =>
        text.Length is > 0 and <= 64
        && text.Split('.')
            .All(part =>
                part.Length > 0
                && part.All(letter =>
                    char.IsLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal)
                )
            );

    private static bool IsHost(string text) =>
        text.Split('.')
            .All(label =>
                label.Length is > 0 and <= 63
                && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-')
                && label[0] != '-'
                && label[^1] != '-'
            );

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
