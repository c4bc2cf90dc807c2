using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Documents;
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
            to.WriteLine(Try(JsonSerializer.Deserialize<TrialRequest>(line)!));
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

    private static string Try(TrialRequest request)
    {
        if (request.Document is { } document)
            return JsonSerializer.Serialize(DocumentReader.Read(File.ReadAllBytes(document)));
        if (request.Others is { } others)
            Play(request.Definition!, others, request.Input);
        else
            DefinitionRules.Validator(CalendarBook.Official, ShippedNotices.Book).Validate(request.Definition!);
        return Done;
    }

    private static void Play(string definition, IReadOnlyList<string> others, JsonObject? input)
    {
        var definitions = new DefinitionSet();
        foreach (var other in others)
        {
            if (DefinitionReader.Read(other).Definition is { } known)
                definitions.Add(known);
        }

        if (
            DefinitionReader.Read(definition).Definition is { } read
            && PlanCompiler.Compile(read, DefinitionRules.Registry, definitions.Find).Plan is { } plan
        )
        {
            VirtualRun.Start(plan, DefinitionRules.Registry, definitions, input, InMemoryRunner.DefaultStart);
        }
    }
}
