using System.Globalization;

namespace Orchestrator.Calendars.Tests;

/// <summary>The case files that stand beside the repository; tests that need them skip where they are absent.</summary>
internal static class SharedCases
{
    public static string Folder()
    {
        for (
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            directory is not null;
            directory = directory.Parent
        )
        {
            var found = Path.Combine(directory.FullName, "shared", "domain", "calendar");
            if (Directory.Exists(found))
                return found;
        }

        Assert.Skip("No shared/domain/calendar folder beside the repository.");
        throw new InvalidOperationException("Unreachable: the line above skips the test.");
    }

    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Folder(), file))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(','));

    public static int Signed(string[] row) =>
        int.Parse(row[2], CultureInfo.InvariantCulture) * (row[1] == "after" ? 1 : -1);
}
