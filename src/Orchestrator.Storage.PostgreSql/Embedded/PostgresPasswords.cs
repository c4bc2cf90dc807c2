using System.Security.Cryptography;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>The two passwords of an embedded PostgreSQL: of the superuser that sets it up, and of the role the server works under.</summary>
internal sealed record PostgresPasswords(string Superuser, string Server)
{
    /// <summary>Reads them from their file, or makes them (readable by its owner alone).</summary>
    public static PostgresPasswords ReadOrCreate(string file)
    {
        if (File.Exists(file) && File.ReadAllLines(file) is [var superuser, var server, ..])
        {
            return new PostgresPasswords(superuser, server);
        }

        var made = new PostgresPasswords(RandomNumberGenerator.GetHexString(32), RandomNumberGenerator.GetHexString(32));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        // initdb reads the first line.
        writer.WriteLine(made.Superuser);
        writer.WriteLine(made.Server);
        return made;
    }
}
