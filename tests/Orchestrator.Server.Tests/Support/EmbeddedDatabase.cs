using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Server.Tests.Support;

/// <summary>The PostgreSQL of a server, seen from outside.</summary>
internal static class EmbeddedDatabase
{
    /// <summary>The postmaster's number; null while there is none.</summary>
    public static int? Postmaster(string dataFolder)
    {
        try
        {
            return int.Parse(
                File.ReadLines(Path.Combine(dataFolder, "cluster", "postmaster.pid")).First(),
                CultureInfo.InvariantCulture
            );
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>kill -9.</summary>
    public static int Kill(string dataFolder)
    {
        var number = Postmaster(dataFolder).ShouldNotBeNull();
        using var postmaster = Process.GetProcessById(number);
        postmaster.Kill();
        return number;
    }
}
