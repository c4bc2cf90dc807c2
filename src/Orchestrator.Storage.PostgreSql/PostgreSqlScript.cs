using System.Globalization;
using System.Reflection;
using System.Text;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Orchestrator.Storage.PostgreSql;

/// <summary>
/// The same tables as <see cref="PostgreSqlDatabase.MigrateAsync"/> makes, as a text for psql: for servers whose
/// account may not create any.
/// </summary>
public static class PostgreSqlScript
{
    private const string Resources = "Hangfire.PostgreSql.Scripts.Install.v";
    private const string Ending = ".sql";

    private static readonly Assembly Assembly = typeof(PostgreSqlObjectsInstaller).Assembly;

    /// <summary>Can be run again: what is there already is left as it is.</summary>
    public static string Write()
    {
        using var source = PostgreSqlDatabase.CreateSource("Host=127.0.0.1");
        using var context = PostgreSqlDatabase.CreateContexts(source).CreateDbContext();
        var text = new StringBuilder("-- psql -v ON_ERROR_STOP=1 -f postgresql.sql, as the owner of the database.\n");
        text.Append(context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        text.Append(
            "\n-- The jobs. Each step that is there already ends with the error \"version-already-applied\" and "
                + "changes nothing.\n\\set ON_ERROR_STOP 0\n"
        );
        foreach (var step in Steps())
            text.Append(step.Trim()).Append("\n\n");
        return text.Replace("\r\n", "\n").Replace("\uFEFF", "").ToString();
    }

    /// <summary>Version of the jobs' tables after the last step.</summary>
    internal static int NewestJobs => Versions().Max();

    private static IEnumerable<string> Steps()
    {
        // The first step notes version 1; each then notes its own, as the installer does.
        var before = 1;
        foreach (var version in Versions().Order())
        {
            using var reader = new StreamReader(Assembly.GetManifestResourceStream($"{Resources}{version}{Ending}")!);
            var noted = $"UPDATE {PostgreSqlJobStore.Schema}.schema SET version = {version} WHERE version = {before};";
            yield return $"BEGIN;\n{reader.ReadToEnd().Trim()}\n{noted}\nCOMMIT;";
            before = version;
        }
    }

    private static IEnumerable<int> Versions() =>
        Assembly
            .GetManifestResourceNames()
            .Where(name =>
                name.StartsWith(Resources, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
            )
            .Select(name => int.Parse(name[Resources.Length..^Ending.Length], CultureInfo.InvariantCulture));
}
