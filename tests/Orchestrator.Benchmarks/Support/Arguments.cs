using System.Globalization;

namespace Orchestrator.Benchmarks.Support;

/// <summary>What a benchmark is asked for: whole numbers of at least 1 by name.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, int> _numbers;

    private Arguments(Dictionary<string, int> numbers) => _numbers = numbers;

    /// <summary>The number of a name; 0 where it has no default and was not given.</summary>
    public int this[string name] => _numbers[name];

    /// <summary>Reads <c>--name N</c> pairs over defaults.</summary>
    /// <exception cref="FormatException">A name that there is not, or no number behind it.</exception>
    public static Arguments Read(IReadOnlyDictionary<string, int> defaults, ReadOnlySpan<string> given)
    {
        var numbers = new Dictionary<string, int>(defaults, StringComparer.Ordinal);
        for (var place = 0; place < given.Length; place += 2)
        {
            var name = given[place].StartsWith("--", StringComparison.Ordinal) ? given[place][2..] : "";
            if (!numbers.ContainsKey(name))
                throw new FormatException($"unknown option {given[place]}");
            var text = place + 1 < given.Length ? given[place + 1] : "";
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
                throw new FormatException($"{given[place]} needs a number of at least 1.");
            numbers[name] = number;
        }

        return new Arguments(numbers);
    }
}
