namespace Orchestrator.Server.Portals;

/// <summary>What a portal may do, as its row says: <c>event:NAME</c> and <c>cycle:CODE-OR-JURISDICTION</c>, separated by one space; <c>*</c> is all.</summary>
internal sealed class PortalPermissions
{
    private const string Event = "event:";
    private const string Cycle = "cycle:";
    private const string All = "*";

    /// <summary>Stands for the import of a committee's expert pool among the events.</summary>
    public const string ExpertImport = "experts.imported";

    /// <summary>Stands for the results of tasks among the events.</summary>
    public const string TaskResult = "task.completed";

    private readonly HashSet<string> _events;
    private readonly HashSet<string> _cycles;

    private PortalPermissions(IEnumerable<string> events, IEnumerable<string> cycles)
    {
        _events = [.. events];
        _cycles = [.. cycles];
    }

    public IReadOnlyCollection<string> Events => _events;

    public IReadOnlyCollection<string> Cycles => _cycles;

    public static PortalPermissions Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PortalPermissions(Under(parts, Event), Under(parts, Cycle));
    }

    public static string Write(IEnumerable<string> events, IEnumerable<string> cycles) =>
        string.Join(' ', events.Distinct().Select(name => Event + name).Concat(cycles.Distinct().Select(name => Cycle + name)));

    public bool MaySend(string eventName) => _events.Contains(All) || _events.Contains(eventName);

    public bool MayReach(string cycleCode, string jurisdiction) =>
        _cycles.Contains(All) || _cycles.Contains(cycleCode) || _cycles.Contains(jurisdiction);

    private static IEnumerable<string> Under(string[] parts, string prefix) =>
        parts.Where(part => part.StartsWith(prefix, StringComparison.Ordinal)).Select(part => part[prefix.Length..]);
}
