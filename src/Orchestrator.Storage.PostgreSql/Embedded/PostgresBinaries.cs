using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>The PostgreSQL programs that came with the npm package.</summary>
internal sealed class PostgresBinaries
{
    private const string PublishedFolder = "postgres";

    private PostgresBinaries(string native) => Native = native;

    /// <summary>The folder that holds <c>bin</c>, <c>lib</c> and <c>share</c>.</summary>
    public string Native { get; }

    /// <summary>Absolute path of the server program.</summary>
    public string Postgres => Program("postgres");

    /// <summary>Absolute path of the program that makes a cluster.</summary>
    public string InitDb => Program("initdb");

    /// <summary>Absolute path of the program that starts and stops a server.</summary>
    public string PgCtl => Program("pg_ctl");

    /// <summary>
    /// Finds the programs beside the application (published) or where the build fetched them, and makes the links
    /// that npm does not make.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">They are in neither place.</exception>
    public static PostgresBinaries Locate()
    {
        var found = Candidates().FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "bin")))
            ?? throw new EmbeddedPostgresException(
                $"没有找到内置 PostgreSQL 的程序({Platform()})。请安装 Node.js 后重新构建,或设置 Database:ConnectionString 使用自己的数据库。",
                $"The programs of the embedded PostgreSQL ({Platform()}) were not found. Install Node.js and build "
                    + "again, or set Database:ConnectionString to use a database of your own."
            );
        var binaries = new PostgresBinaries(found);
        binaries.Link();
        return binaries;
    }

    private static IEnumerable<string> Candidates()
    {
        yield return Path.Combine(AppContext.BaseDirectory, PublishedFolder, Platform(), "native");
        var modules = typeof(PostgresBinaries)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "EmbeddedPostgresModules")
            ?.Value;
        if (modules is not null)
        {
            yield return Path.Combine(modules, "@embedded-postgres", Platform(), "native");
        }
    }

    private static string Platform()
    {
        var system =
            OperatingSystem.IsWindows() ? "windows"
            : OperatingSystem.IsMacOS() ? "darwin"
            : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private string Program(string name) =>
        Path.Combine(Native, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private void Link()
    {
        var list = Path.Combine(Native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        // Paths in the list start with "native/".
        var above = Path.GetDirectoryName(Native)!;
        using var document = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in document.RootElement.EnumerateArray())
        {
            var target = Path.Combine(above, link.GetProperty("target").GetString()!);
            var source = Path.Combine(above, link.GetProperty("source").GetString()!);
            if (File.Exists(target))
            {
                continue;
            }

            try
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
            catch (IOException) when (File.Exists(target))
            {
                // Another process has just made it.
            }
        }
    }
}
