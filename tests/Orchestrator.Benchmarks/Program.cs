using System.Globalization;
using Orchestrator.Benchmarks.Lateness;
using Orchestrator.Benchmarks.Moves;
using Orchestrator.Benchmarks.Storm;

if (args is [LatenessNode.Verb]) return await LatenessNode.RunAsync();
if (args is not ["storm" or "moves" or "lateness", .. var rest])
{
    await Console.Error.WriteLineAsync(
        "usage: storm|moves [--instances N] [--page N] [--workers N] [--jobs N], or lateness [--deadlines N] [--seconds N] [--idle N] [--kill 1]");
    return 2;
}

var options = new StormOptions();
var lateness = new LatenessOptions();
for (var i = 0; i < rest.Length; i += 2)
{
    if (i + 1 == rest.Length || !int.TryParse(rest[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
    {
        await Console.Error.WriteLineAsync($"{rest[i]} needs a number of at least 1.");
        return 2;
    }

    switch ((args[0], rest[i]))
    {
        case ("storm" or "moves", "--instances"):
            options = options with { Instances = number };
            break;
        case ("storm" or "moves", "--page"):
            options = options with { Page = number };
            break;
        case ("storm" or "moves", "--workers"):
            options = options with { Workers = number };
            break;
        case ("storm", "--jobs"):
            options = options with { Jobs = number };
            break;
        case ("lateness", "--deadlines"):
            lateness = lateness with { Deadlines = number };
            break;
        case ("lateness", "--seconds"):
            lateness = lateness with { Seconds = number };
            break;
        case ("lateness", "--idle"):
            lateness = lateness with { Idle = number };
            break;
        case ("lateness", "--kill"):
            lateness = lateness with { Kill = number };
            break;
        default:
            await Console.Error.WriteLineAsync($"unknown option {rest[i]}");
            return 2;
    }
}

return args[0] switch
{
    "moves" => await MovesBenchmark.RunAsync(options),
    "lateness" => await LatenessBenchmark.RunAsync(lateness),
    _ => await StormBenchmark.RunAsync(options),
};
