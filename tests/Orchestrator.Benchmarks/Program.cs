using System.Globalization;
using Orchestrator.Benchmarks.Moves;
using Orchestrator.Benchmarks.Storm;

if (args is not ["storm" or "moves", .. var rest])
{
    await Console.Error.WriteLineAsync("usage: storm|moves [--instances N] [--page N] [--workers N]");
    return 2;
}

var options = new StormOptions();
for (var i = 0; i < rest.Length; i += 2)
{
    if (i + 1 == rest.Length || !int.TryParse(rest[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
    {
        await Console.Error.WriteLineAsync($"{rest[i]} needs a number of at least 1.");
        return 2;
    }

    switch (rest[i])
    {
        case "--instances":
            options = options with { Instances = number };
            break;
        case "--page":
            options = options with { Page = number };
            break;
        case "--workers":
            options = options with { Workers = number };
            break;
        default:
            await Console.Error.WriteLineAsync($"unknown option {rest[i]}");
            return 2;
    }
}

return args[0] == "moves" ? await MovesBenchmark.RunAsync(options) : await StormBenchmark.RunAsync(options);
