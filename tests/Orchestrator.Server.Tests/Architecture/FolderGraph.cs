using System.Text.RegularExpressions;

namespace Orchestrator.Server.Tests.Architecture;

/// <summary>
/// The folders of a project, which are its namespaces, and which uses which: by the compiled assembly, and by the usings of
/// the source, for a constant leaves no trace in what is compiled.
/// </summary>
internal sealed partial class FolderGraph
{
    private readonly Dictionary<string, HashSet<string>> _uses = [];

    private FolderGraph(IEnumerable<(string From, string To)> uses)
    {
        foreach (var (from, to) in uses)
        {
            if (!_uses.TryGetValue(from, out var targets))
                _uses[from] = targets = [];
            targets.Add(to);
        }
    }

    public static FolderGraph Of(string project)
    {
        var compiled = CompiledReferences.Read(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        return Of(compiled.Concat(UsingsOf(project)).Where(use => IsIn(project, use.From) && IsIn(project, use.To)));
    }

    public static FolderGraph Of(IEnumerable<(string From, string To)> uses) => new(uses);

    /// <summary>Groups of folders each of which reaches all others of its group; a folder by itself is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Knots()
    {
        var reach = _uses.Keys.ToDictionary(folder => folder, ReachOf);
        IReadOnlyList<string> KnotOf(string folder) =>
            [
                .. reach[folder]
                    .Where(other => reach.TryGetValue(other, out var back) && back.Contains(folder))
                    .Order(StringComparer.Ordinal),
            ];
        return [.. _uses.Keys.Select(KnotOf).Where(knot => knot.Count > 0).DistinctBy(knot => knot[0])];
    }

    private HashSet<string> ReachOf(string folder)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([folder]);
        while (next.TryPop(out var at))
        {
            foreach (var to in _uses.GetValueOrDefault(at, []))
            {
                if (reached.Add(to))
                    next.Push(to);
            }
        }

        return reached;
    }

    private static IEnumerable<(string From, string To)> UsingsOf(string project)
    {
        var files = Directory.EnumerateFiles(
            Path.Combine(Repository.Source, project),
            "*.cs",
            SearchOption.AllDirectories
        );
        foreach (var file in files.Where(IsOurs))
        {
            var text = File.ReadAllText(file);
            if (Namespace().Match(text) is not { Success: true } own)
                continue;
            foreach (var used in Using().Matches(text).Select(match => match.Groups["name"].Value))
            {
                if (used != own.Groups["name"].Value)
                    yield return (own.Groups["name"].Value, used);
            }
        }
    }

    private static bool IsOurs(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

    private static bool IsIn(string project, string name) =>
        name == project || name.StartsWith(project + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();
}
