using Orchestrator.Benchmarks.ColdStart;
using Orchestrator.Benchmarks.Create;
using Orchestrator.Benchmarks.Expressions;
using Orchestrator.Benchmarks.Http;
using Orchestrator.Benchmarks.Lateness;
using Orchestrator.Benchmarks.Moves;
using Orchestrator.Benchmarks.Resume;
using Orchestrator.Benchmarks.Storm;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Benchmarks.Years;

if (args is [LatenessNode.Verb])
    return await LatenessNode.RunAsync();

var benchmarks = new Dictionary<string, (Dictionary<string, int> Defaults, Func<Arguments, Task<int>> Run)>
{
    [StormBenchmark.Name] = (StormOptions.Defaults, asked => StormBenchmark.RunAsync(StormOptions.Of(asked))),
    [MovesBenchmark.Name] = (StormOptions.Defaults, asked => MovesBenchmark.RunAsync(StormOptions.Of(asked))),
    [LatenessBenchmark.Name] = (LatenessOptions.Defaults, asked =>
        LatenessBenchmark.RunAsync(LatenessOptions.Of(asked))
    ),
    [CreateBenchmark.Name] = (CreateBenchmark.Defaults, CreateBenchmark.RunAsync),
    [ResumeBenchmark.Name] = (ResumeBenchmark.Defaults, ResumeBenchmark.RunAsync),
    [ExpressionsBenchmark.Name] = (ExpressionsBenchmark.Defaults, ExpressionsBenchmark.RunAsync),
    [HttpBenchmark.Name] = (HttpBenchmark.Defaults, HttpBenchmark.RunAsync),
    [ColdStartBenchmark.Name] = (ColdStartBenchmark.Defaults, ColdStartBenchmark.RunAsync),
    [YearBenchmark.Name] = (YearBenchmark.Defaults, YearBenchmark.RunAsync),
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    await Console.Error.WriteLineAsync("usage: one of these, each option with a number");
    foreach (var (name, known) in benchmarks)
    {
        var options = known.Defaults.Select(option => $"[--{option.Key} {option.Value}]");
        await Console.Error.WriteLineAsync($"  {name} {string.Join(' ', options)}");
    }

    return 2;
}

try
{
    return await benchmark.Run(Arguments.Read(benchmark.Defaults, args.AsSpan(1)));
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
