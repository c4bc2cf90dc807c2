using System.Reflection;
using Orchestrator.Server.Trials;

namespace Orchestrator.Server.CommandLine;

/// <summary>The verbs of the executable (DESIGN §5).</summary>
internal static class Verbs
{
    /// <summary>Whether the arguments ask for a verb rather than for the server, whose arguments all start with <c>--</c>.</summary>
    public static bool IsVerb(string[] args) =>
        args is [var first, ..] && (!first.StartsWith('-') || IsHelp(first) || IsVersion(first));

    /// <summary>Runs a verb; the answer is the exit code.</summary>
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        var to = new VerbOutput(output, error);
        try
        {
            return await DispatchAsync(args[0], args[1..], to, cancellationToken);
        }
        catch (UsageException exception)
        {
            await error.WriteLineAsync(exception.Line);
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing that a file holds may end a verb with a stack trace; what got here is a mistake of ours, and is said as one.
            await error.WriteLineAsync(
                $"内部错误：{exception.GetType().Name}：{exception.Message.ReplaceLineEndings(" ")} "
                    + "请连同输入文件报告。 An internal error; report it with the input file."
            );
            return ExitCode.Usage;
        }
    }

    private static async Task<int> DispatchAsync(
        string verb,
        string[] rest,
        VerbOutput to,
        CancellationToken cancellationToken
    )
    {
        if (IsHelp(verb) || rest.Any(IsHelp))
        {
            to.WriteLine(HelpText.Of(verb));
            return ExitCode.Fine;
        }

        if (IsVersion(verb))
        {
            to.WriteLine(
                typeof(Verbs)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                    .InformationalVersion.Split('+')[0]
            );
            return ExitCode.Fine;
        }

        return verb switch
        {
            "calendar" => CalendarVerb.Run(rest, to),
            "validate" => ValidateVerb.Run(rest, to),
            "plan" => PlanVerb.Run(rest, to),
            "new-year" => NewYearVerb.Run(rest, to),
            "read" => ReadVerb.Run(rest, to),
            "run" => RunVerb.Run(rest, to),
            "simulate" => await SimulateVerb.RunAsync(rest, to, cancellationToken),
            "log-verify" => await LogVerifyVerb.RunAsync(rest, to, cancellationToken),
            TrialProcess.Verb => TryOutVerb.Run(Console.In, to),
            "sql" => SqlVerb.Run(rest, to),
            "openapi" => await OpenApiVerb.RunAsync(rest, to, cancellationToken),
            _ => throw new UsageException(
                $"没有命令“{verb}”，可用：calendar、validate、plan、new-year、read、run、simulate、log-verify；--help 显示用法。",
                $"there is no verb \"{verb}\"; use calendar, validate, plan, new-year, read, run, simulate or log-verify; --help shows how."
            ),
        };
    }

    private static bool IsHelp(string argument) => argument is "--help" or "-h" or "-?" or "help";

    private static bool IsVersion(string argument) => argument is "--version";
}
