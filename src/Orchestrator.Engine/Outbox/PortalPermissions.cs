namespace Orchestrator.Engine.Outbox;

/// <summary>
/// What a portal may do and is told of, as its row says: <c>event:NAME</c> and <c>cycle:CODE-OR-JURISDICTION</c>, separated by one
/// space; <c>*</c> is all.
/// </summary>
public sealed class PortalPermissions
{
    private const string Event = "event:";
    private const string Cycle = "cycle:";
    private const string All = "*";

    private readonly HashSet<string> _events;
    private readonly HashSet<string> _cycles;

    private PortalPermissions(IEnumerable<string> events, IEnumerable<string> cycles)
    {
        _events = [.. events];
        _cycles = [.. cycles];
    }

    /// <summary>Names of the events it may send; <c>*</c> stands for all.</summary>
    public IReadOnlyCollection<string> Events => _events;

    /// <summary>Codes of cycles and jurisdictions it may reach; <c>*</c> stands for all.</summary>
    public IReadOnlyCollection<string> Cycles => _cycles;

    /// <summary>
    /// Reads the text of a row; parts that are neither are ignored, and nothing written is nothing permitted.
    /// </summary>
    public static PortalPermissions Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PortalPermissions(Under(parts, Event), Under(parts, Cycle));
    }

    /// <summary>The text for a row, each part once.</summary>
    public static string Write(IEnumerable<string> events, IEnumerable<string> cycles) =>
        string.Join(
            ' ',
            events.Distinct().Select(name => Event + name).Concat(cycles.Distinct().Select(name => Cycle + name))
        );

    /// <summary>Whether it may send an event of this name.</summary>
    public bool MaySend(string eventName) => _events.Contains(All) || _events.Contains(eventName);

    /// <summary>Whether it may reach a cycle, by its own code or by its jurisdiction.</summary>
    public bool MayReach(string cycleCode, string jurisdiction) =>
        _cycles.Contains(All) || _cycles.Contains(cycleCode) || _cycles.Contains(jurisdiction);

    private static IEnumerable<string> Under(string[] parts, string prefix) =>
        parts.Where(part => part.StartsWith(prefix, StringComparison.Ordinal)).Select(part => part[prefix.Length..]);
}
