namespace Orchestrator.Server.CommandLine;

/// <summary>A verb's arguments, split into positions and options; an option it does not know is refused.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> _options = [];

    private Arguments() { }

    /// <summary>What stands without an option, in order.</summary>
    public List<string> Positions { get; } = [];

    /// <summary>Whether <c>--json</c> was given.</summary>
    public bool Json => _options.ContainsKey("--json");

    /// <summary>Whether a flag was given.</summary>
    public bool Has(string flag) => _options.ContainsKey(flag);

    /// <summary>
    /// Splits arguments. <paramref name="options"/> take a value each (<c>--seed 1</c> or <c>--seed=1</c>);
    /// <c>--json</c> takes none and is always known.
    /// </summary>
    public static Arguments Parse(string verb, IReadOnlyList<string> args, params string[] options) =>
        Parse(verb, args, options, []);

    /// <summary>
    /// As <see cref="Parse(string, IReadOnlyList{string}, string[])"/>; <paramref name="flags"/> take no value, as
    /// <c>--json</c>.
    /// </summary>
    public static Arguments Parse(string verb, IReadOnlyList<string> args, string[] options, string[] flags)
    {
        var parsed = new Arguments();
        for (var index = 0; index < args.Count; index++)
        {
            var argument = args[index];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                parsed.Positions.Add(argument);
                continue;
            }

            var (name, value) = argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                ? (argument[..equals], argument[(equals + 1)..])
                : (argument, null);
            if ((name == "--json" || flags.Contains(name)) && value is null)
            {
                value = "";
            }
            else if (!options.Contains(name))
            {
                throw new UsageException(
                    $"{verb} 没有选项 {name}，可用：{Known([.. options, .. flags])}。",
                    $"{verb} has no option {name}; it knows {Known([.. options, .. flags])}."
                );
            }
            else if (value is null && ++index == args.Count)
            {
                throw new UsageException($"选项 {name} 后缺少值。", $"the option {name} needs a value.");
            }
            parsed._options.TryAdd(name, []);
            parsed._options[name].Add(value ?? args[index]);
        }

        return parsed;
    }

    /// <summary>The option's value; null when it was not given. Giving it twice is refused.</summary>
    public string? Single(string option) =>
        All(option) switch
        {
            [] => null,
            [var value] => value,
            _ => throw new UsageException($"选项 {option} 只能出现一次。", $"the option {option} may be given once."),
        };

    /// <summary>Every value that was given for an option, in order; empty when it was not given.</summary>
    public IReadOnlyList<string> All(string option) => _options.GetValueOrDefault(option) ?? [];

    /// <summary>A whole number within bounds; null when it was not given.</summary>
    public int? Number(string option, int least, int most)
    {
        if (Single(option) is not { } text)
            return null;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(
                $"{option} 须为 {least} 至 {most} 的整数，而不是“{text}”。",
                $"{option} must be a whole number from {least} to {most}, not \"{text}\"."
            );
    }

    /// <summary>Options of the form <c>name=value</c>, by name. A name given twice is refused.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string option)
    {
        var pairs = new Dictionary<string, string>();
        foreach (var text in All(option))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException(
                    $"{option} 的写法是 名称=值，而不是“{text}”。",
                    $"{option} is written name=value, not \"{text}\"."
                );
            }
            if (!pairs.TryAdd(text[..equals], text[(equals + 1)..]))
            {
                throw new UsageException(
                    $"{option} 给了两次 {text[..equals]}。",
                    $"{option} gives {text[..equals]} twice."
                );
            }
        }

        return pairs;
    }

    private static string Known(string[] options) => string.Join(", ", options.Append("--json"));
}
