using Orchestrator.Calendars;

namespace Orchestrator.Server.CommandLine;

/// <summary><c>calendar add DATE N</c>.</summary>
internal static class CalendarVerb
{
    /// <summary>Writes the N-th working day after DATE by the calendars that ship; DATE is never counted.</summary>
    /// <exception cref="UsageException">The arguments are wrong.</exception>
    public static int Run(string[] args, VerbOutput to)
    {
        var arguments = Arguments.Parse("calendar", args, "--region");
        if (arguments.Positions is not ["add", var date, var count])
        {
            throw new UsageException(
                "用法：calendar add 日期 天数 [--region cn|cn-gx]。",
                "usage: calendar add DATE N [--region cn|cn-gx]."
            );
        }
        if (!int.TryParse(count, System.Globalization.NumberStyles.AllowLeadingSign, provider: null, out var n))
            throw new UsageException($"天数须为整数，而不是“{count}”。", $"N must be a whole number, not \"{count}\".");

        var answer = CalendarAnswers.Add(
            CalendarBook.Official,
            date,
            n,
            arguments.Single("--region") ?? CalendarBook.NationalRegion
        );
        if (!answer.TryGet(out var found, out var errors))
            throw new UsageException(errors[0].Message.Chinese, errors[0].Message.English);
        if (arguments.Json)
            to.WriteJson(found);
        else
            to.WriteLine(found.Result);
        if (found.Provisional && !arguments.Json)
        {
            to.Error.WriteLine(
                "注意：该日期超出已公布的放假安排，为暂定日期。 Note: the date is provisional; it lies beyond the published arrangements."
            );
        }
        return ExitCode.Fine;
    }
}
