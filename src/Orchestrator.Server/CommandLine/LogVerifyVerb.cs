using System.Text.Json;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Server.Hosting;
using Orchestrator.Storage;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Server.CommandLine;

/// <summary>
/// <c>log-verify [HEAD.json] [--json] [settings]</c>: checks the operator log in the server's database; the settings
/// are the server's own.
/// </summary>
internal static class LogVerifyVerb
{
    /// <summary>
    /// Checks the whole chain, against a head that was given out where one is named; changes nothing.
    /// </summary>
    /// <returns>0 when it is sound, 1 when not, 2 when the database cannot be used.</returns>
    /// <exception cref="UsageException">The head's file cannot be read.</exception>
    public static async Task<int> RunAsync(string[] args, VerbOutput to, CancellationToken cancellationToken)
    {
        var file = args.FirstOrDefault(argument => !argument.StartsWith('-'));
        var (json, given) = (
            args.Contains("--json"),
            args.Where(argument => argument != file && argument != "--json").ToArray()
        );
        try
        {
            var check = await CheckAsync(file is null ? null : Read(file), given, cancellationToken);
            if (json)
                to.WriteJson(check);
            else
                to.WriteLine($"{check.Message} {check.MessageEn}");
            return check.Sound ? ExitCode.Fine : ExitCode.Findings;
        }
        catch (Exception problem)
            when (problem
                    is DatabaseRefusedException
                        or EmbeddedPostgresException
                        or System.Data.Common.DbException
                        or ConfigurationException
            )
        {
            var line = (problem as ConfigurationException)?.Line
                ?? $"无法使用数据库：{problem.Message} The database cannot be used.";
            await to.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
            return ExitCode.Usage;
        }
    }

    private static async Task<LogCheck> CheckAsync(LogHead? head, string[] given, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(ServerConfiguration.Load(given)).Read();
        await using var database = await ServerDatabase.OpenAsync(settings, cancellationToken);
        await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
        var keys = await new KeyStart(database.Contexts, settings).FindLogKeysAsync(context, cancellationToken)
            ?? throw new ConfigurationException(
                "该数据库中没有操作日志的密钥：服务器尚未在其上启动过。",
                "this database has no keys of an operator log: no server has started on it."
            );
        return await new OperatorLogReader(
            database.Contexts,
            new LogSeal(keys),
            new LogHeads(keys, RealClock.Instance)
        ).CheckAsync(head, cancellationToken);
    }

    private static LogHead Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<LogHead>(File.ReadAllText(file), JsonFormat.Options)
                ?? throw Unreadable(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unreadable(file);
        }
    }

    private static UsageException Unreadable(string file) =>
        new($"“{file}”不是可读的链头文件。", $"\"{file}\" is not the file of a head that can be read.");
}
