using System.Security.Cryptography;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>
/// The two passwords of an embedded PostgreSQL: of the superuser that sets it up, and of the role the server works
/// under.
/// </summary>
/// <param name="Superuser">Of the role that sets the cluster up.</param>
/// <param name="Server">Of the role the server works under.</param>
internal sealed record PostgresPasswords(string Superuser, string Server)
{
    /// <summary>Reads them from their file; null when there is none or it is torn.</summary>
    public static PostgresPasswords? Read(string file) =>
        File.Exists(file) && File.ReadAllLines(file) is [{ Length: > 0 } superuser, { Length: > 0 } server, ..]
            ? new PostgresPasswords(superuser, server)
            : null;

    /// <summary>Reads them, or makes them (readable by their owner alone).</summary>
    public static PostgresPasswords ReadOrCreate(string file)
    {
        if (Read(file) is { } read)
        {
            return read;
        }

        var made = new PostgresPasswords(
            RandomNumberGenerator.GetHexString(32),
            RandomNumberGenerator.GetHexString(32)
        );
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
