using System.Globalization;

namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>Under whose name PostgreSQL runs: it refuses to run as root, so root lends it another account.</summary>
internal sealed class PostgresAccount
{
    private readonly int? _uid;
    private readonly int _gid;

    private PostgresAccount(int? uid, int gid)
    {
        _uid = uid;
        _gid = gid;
    }

    /// <summary>Our own account, or for root <c>postgres</c> where the machine has it, else <c>nobody</c>.</summary>
    public static PostgresAccount Choose()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return new PostgresAccount(null, 0);
        }

        var accounts = File.ReadAllLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(parts => parts.Length > 3)
            .ToList();
        var chosen = accounts.Find(parts => parts[0] == "postgres")
            ?? accounts.Find(parts => parts[0] == "nobody")
            ?? throw new EmbeddedPostgresException(
                "以 root 运行时,内置 PostgreSQL 需要系统中有 postgres 或 nobody 账户。请创建其一,或以普通账户运行。",
                "Run as root, the embedded PostgreSQL needs an account postgres or nobody. Create one of them, or "
                    + "run as an ordinary account."
            );
        return new PostgresAccount(Number(chosen[2]), Number(chosen[3]));
    }

    /// <summary>Gives a file, or a folder and all in it, to the account; nothing to do unless we are root.</summary>
    /// <param name="path">Made by us: what else lies beside it is somebody else's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (_uid is not null)
        {
            await PostgresTool.RunAsync(
                "chown",
                ["-R", "--no-dereference", $"{_uid}:{_gid}", path],
                Path.GetDirectoryName(path)!,
                cancellationToken
            );
        }
    }

    /// <summary>Whether a file or folder, not what a link leads to, belongs to us or to the account that we lend.</summary>
    public bool Owns(string path)
    {
        // Nobody but its owner sees into a folder that is closed to all others; root sees into all.
        if (_uid is null)
        {
            return true;
        }

        return NativeMethods.OwnerOf(path) is { } owner && (owner == 0 || owner == _uid);
    }

    /// <summary>The command line that runs a program under the account.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folders">Folders that it must be able to reach.</param>
    /// <param name="detached">True: out of reach of the terminal's Ctrl+C, which is for us alone.</param>
    public (string Program, List<string> Arguments) CommandFor(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<string> folders,
        bool detached = false
    )
    {
        List<string> command = [];
        if (_uid is not null)
        {
            command.AddRange(["setpriv", $"--reuid={_uid}", $"--regid={_gid}", "--clear-groups"]);
            if (folders.Any(HasClosedParent))
            {
                // E.g. below /root: let the account pass closed parents, without opening them to everybody. PostgreSQL asks
                // first whether it may run its own programs, and that question forgets the right of any account but root's.
                command.AddRange([
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override",
                ]);
            }
        }

        if (detached && OperatingSystem.IsLinux())
        {
            command.Add("setsid");
        }

        command.Add(program);
        command.AddRange(arguments);
        return (command[0], command[1..]);
    }

    private static bool HasClosedParent(string folder)
    {
        for (var parent = Directory.GetParent(folder); parent is not null; parent = parent.Parent)
        {
            if (!OperatingSystem.IsWindows() && !parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return true;
            }
        }

        return false;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
