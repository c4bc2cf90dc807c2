using System.Collections.Concurrent;
using System.Text.Json;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Server.Trials;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Running;

namespace Orchestrator.Server.CommandLine;

/// <summary>The other side of <see cref="TrialProcess"/>: a request a line, an answer a line, until the asker is gone.</summary>
internal static class TryOutVerb
{
    private const string Done = "done";

    public static int Run(TextReader from, VerbOutput to)
    {
        // Whoever asks may die while this works: then nobody is left to stop it.
        using var lines = new BlockingCollection<string>();
        var reading = new Thread(() => Read(from, lines)) { IsBackground = true };
        reading.Start();
        foreach (var line in lines.GetConsumingEnumerable())
        {
            Try(JsonSerializer.Deserialize<TrialRequest>(line)!);
            to.WriteLine(Done);
            to.Out.Flush();
        }

        return ExitCode.Fine;
    }

    private static void Read(TextReader from, BlockingCollection<string> lines)
    {
        while (from.ReadLine() is { } line)
            lines.Add(line);
        Environment.Exit(ExitCode.Fine);
    }

    private static void Try(TrialRequest request)
    {
        if (request.Others is not { } others)
        {
            DefinitionRules.Validator(CalendarBook.Official, ShippedNotices.Book).Validate(request.Definition);
            return;
        }

        var definitions = new DefinitionSet();
        foreach (var other in others)
        {
            if (DefinitionReader.Read(other).Definition is { } definition)
                definitions.Add(definition);
        }

        if (
            DefinitionReader.Read(request.Definition).Definition is { } read
            && PlanCompiler.Compile(read, DefinitionRules.Registry, definitions.Find).Plan is { } plan
        )
        {
            VirtualRun.Start(plan, DefinitionRules.Registry, definitions, request.Input, InMemoryRunner.DefaultStart);
        }
    }
}
