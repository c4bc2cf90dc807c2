using System.Reflection;
using Orchestrator.Server.ApiDescription;

namespace Orchestrator.Server.CommandLine;

/// <summary>The verbs of the executable (DESIGN §5).</summary>
internal static class Verbs
{
    /// <summary>Whether the arguments ask for a verb rather than for the server, whose arguments all start with <c>--</c>.</summary>
    public static bool IsVerb(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || IsHelp(first) || IsVersion(first));

    /// <summary>Runs a verb; the answer is the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var to = new VerbOutput(output, error);
        try
        {
            return await DispatchAsync(args[0], args[1..], to, cancellation);
        }
        catch (UsageException exception)
        {
            await error.WriteLineAsync(exception.Line);
            return ExitCode.Usage;
        }
    }

    private static async Task<int> DispatchAsync(string verb, string[] rest, VerbOutput to, CancellationToken cancellation)
    {
        if (IsHelp(verb) || rest.Any(IsHelp))
        {
            to.WriteLine(HelpText.Of(verb));
            return ExitCode.Fine;
        }

        if (IsVersion(verb))
        {
            to.WriteLine(typeof(Verbs).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
            return ExitCode.Fine;
        }

        return verb switch
        {
            "calendar" => CalendarVerb.Run(rest, to),
            "validate" => ValidateVerb.Run(rest, to),
            "plan" => PlanVerb.Run(rest, to),
            "new-year" => NewYearVerb.Run(rest, to),
            "run" => RunVerb.Run(rest, to),
            "simulate" => await SimulateVerb.RunAsync(rest, to, cancellation),
            "sql" => SqlVerb.Run(rest, to),
            "openapi" => await OpenApiVerb.RunAsync(rest, to, cancellation),
            _ => throw new UsageException(
                $"没有命令“{verb}”，可用：calendar、validate、plan、new-year、run、simulate；--help 显示用法。",
                $"there is no verb \"{verb}\"; use calendar, validate, plan, new-year, run or simulate; --help shows how."),
        };
    }

    private static bool IsHelp(string argument) => argument is "--help" or "-h" or "-?" or "help";

    private static bool IsVersion(string argument) => argument is "--version";
}
