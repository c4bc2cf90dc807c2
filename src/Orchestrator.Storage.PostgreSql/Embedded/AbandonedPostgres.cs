namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>Throw-away databases whose process was killed.</summary>
internal static class AbandonedPostgres
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Stops and removes those below the temporary folder that are ours; in the temporary folder anybody may lay
    /// anything.
    /// </summary>
    public static async Task RemoveAllAsync(string prefix, CancellationToken cancellationToken)
    {
        var account = PostgresAccount.Choose();
        foreach (
            var folder in Directory
                .EnumerateDirectories(Path.GetTempPath(), prefix + "*")
                .Where(folder => IsOurs(folder, account))
        )
        {
            try
            {
                await RemoveAsync(folder, account, cancellationToken);
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or EmbeddedPostgresException)
            {
                // In use, or just removed by somebody else.
            }
        }
    }

    private static async Task RemoveAsync(string folder, PostgresAccount account, CancellationToken cancellationToken)
    {
        // Locked while its process lives; then the open fails.
        await using var folderLock = new FileStream(
            Path.Combine(folder, "server.lock"),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None
        );
        await new PostgresCluster(PostgresBinaries.Locate(), account, folder).StopOrphanAsync(null, cancellationToken);
        Remove(folder);
    }

    /// <summary>Removes a folder and follows no link; what cannot be removed now, the next start finds abandoned.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else found it abandoned a moment before us, or a process of it is just ending.
        }
    }

    // Made by our account, closed to all others, and nothing in it that leads elsewhere: a link would make us stop
    // and remove another database.
    private static bool IsOurs(string folder, PostgresAccount account)
    {
        try
        {
            string[] way =
            [
                folder,
                Path.Combine(folder, "server.lock"),
                Path.Combine(folder, "cluster"),
                PostmasterFile.PathIn(Path.Combine(folder, "cluster")),
            ];
            // Without a lock file it is being made at this moment.
            return File.Exists(way[1])
                && !way.Any(IsLink)
                && (OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == OwnerOnly)
                && account.Owns(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
