namespace Orchestrator.Workflows.Tests.Support;

/// <summary>Hostile texts, one a line.</summary>
internal static class HostileLines
{
    public static IReadOnlyList<string> Read(string file) =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "hostile", file))
                .Where(line => line.Length > 0),
        ];
}
