using System.Collections.Frozen;

namespace Orchestrator.Server.Sessions;

/// <summary>
/// Passwords that whoever guesses tries first: common words with digits and signs around them or in place of letters,
/// runs of the alphabet or of
/// the keyboard, repeats, mere numbers, and the account's own name. The words are in <c>common-passwords.txt</c>.
/// </summary>
internal static class CommonPasswords
{
    private const int FewestKinds = 5;
    private const int LongestNumber = 14;
    private const int ShortestPiece = 3;
    private const int MostPieces = 3;

    // What Shift makes of the digits.
    private const string Shifted = ")!@#$%^&*(";

    private static readonly FrozenSet<string> Words = ReadWords();

    // Read forwards, backwards, and round the end.
    private static readonly string[] Runs =
    [
        "01234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "q1w2e3r4t5y6u7i8o9p0",
        "1q2w3e4r5t6y7u8i9o0p",
        "qazwsxedcrfvtgbyhnujmikolp",
        "a1b2c3d4e5f6g7h8i9j0",
        "1a2b3c4d5e6f7g8h9i0j",
        "!@#$%^&*()",
        "147258369",
        "159357",
        "5201314",
        "1314520",
    ];

    private static readonly string[] RoundRuns =
    [
        .. Runs.SelectMany(run => new[] { run + run, new string([.. (run + run).Reverse()]) }),
    ];

    /// <summary>Whether it is one of them.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="names">The account's and its owner's names.</param>
    public static bool Has(string password, params IEnumerable<string?> names)
    {
        var text = password.ToLowerInvariant();
        return text.Distinct().Count() < FewestKinds
            || IsNumber(text)
            || IsRepeat(text)
            || IsRun(text)
            || IsWord(text)
            || IsPatchwork(LettersAndDigits(text), MostPieces)
            || IsPatchwork(LettersAndDigits(Unshifted(text)), MostPieces)
            || names.Any(name => name is { Length: > 2 } && IsName(text, name.ToLowerInvariant()));
    }

    // Telephone and identity numbers, dates.
    private static bool IsNumber(string text) =>
        text.Count(char.IsAsciiDigit) is var digits
        && digits == text.Count(letter => !char.IsPunctuation(letter) && letter != ' ')
        && digits <= LongestNumber;

    private static bool IsRepeat(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (Enumerable.Range(length, text.Length - length).All(number => text[number] == text[number - length]))
                return true;
        }

        return false;
    }

    private static bool IsRun(string text)
    {
        var core = Core(text, keepDigits: true);
        if (core.Length < 4)
            return true;
        if (IsInRun(core))
            return true;

        // Two runs one after the other, such as abc123456789 and qwerty12345.
        var letters = new string([.. core.TakeWhile(char.IsLetter)]);
        var rest = core[letters.Length..];
        return letters.Length > 0
            && rest.Length > 0
            && rest.All(char.IsAsciiDigit)
            && (
                letters.Length <= 2
                || Words.Contains(letters)
                || Runs.Any(run => run.Contains(letters, StringComparison.Ordinal))
            );
    }

    private static bool IsInRun(string text) =>
        Array.Exists(RoundRuns, run => run.Contains(text, StringComparison.Ordinal));

    /// <summary>A few runs and words one after the other, such as asdf1234qwer, abc@123456 and 1qaz!QAZ2wsx.</summary>
    private static bool IsPatchwork(string text, int most) =>
        text.Length == 0
        || (
            most > 0
            && Enumerable
                .Range(ShortestPiece, Math.Max(0, text.Length - ShortestPiece + 1))
                .Any(length =>
                    (IsInRun(text[..length]) || Words.Contains(text[..length])) && IsPatchwork(text[length..], most - 1)
                )
        );

    private static string LettersAndDigits(string text) => new([.. text.Where(char.IsLetterOrDigit)]);

    private static string Unshifted(string text) =>
        new([
            .. text.Select(letter =>
                Shifted.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : letter
            ),
        ]);

    private static bool IsWord(string text) =>
        Spellings(text)
            .Concat(Spellings(Core(text, keepDigits: false)))
            .Any(spelling =>
                Core(spelling, keepDigits: false) is var core
                && (core.Length < 3 || Words.Contains(core) || IsTwoWords(core))
            );

    private static bool IsTwoWords(string core) =>
        Enumerable
            .Range(3, Math.Max(0, core.Length - 5))
            .Any(at => Words.Contains(core[..at]) && Words.Contains(core[at..]));

    private static bool IsName(string text, string name) =>
        text.Contains(name, StringComparison.Ordinal)
        && text.Replace(name, "", StringComparison.Ordinal).Count(char.IsLetter) < 4;

    /// <summary>As it is, and with letters for the signs that stand for them.</summary>
    private static IEnumerable<string> Spellings(string text)
    {
        yield return text;
        yield return new string([
            .. text.Select(letter =>
                letter switch
                {
                    '0' => 'o',
                    '1' => 'l',
                    '3' => 'e',
                    '4' => 'a',
                    '5' => 's',
                    '7' => 't',
                    '@' => 'a',
                    '$' => 's',
                    '!' => 'i',
                    _ => letter,
                }
            ),
        ]);
        yield return new string([
            .. text.Select(letter =>
                letter switch
                {
                    '0' => 'o',
                    '1' => 'i',
                    '3' => 'e',
                    '4' => 'a',
                    '5' => 's',
                    '@' => 'a',
                    '$' => 's',
                    _ => letter,
                }
            ),
        ]);
    }

    /// <summary>What is left without the digits and signs before and behind.</summary>
    private static string Core(string text, bool keepDigits) =>
        text.Trim([.. text.Where(letter => !char.IsLetter(letter) && !(keepDigits && char.IsAsciiDigit(letter)))]);

    private static FrozenSet<string> ReadWords()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(
            "Orchestrator.Server.Sessions.common-passwords.txt"
        )!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
