namespace Orchestrator.TitleReview.Notices;

/// <summary>The national rules: notices that hold in every city, whether its own says so or not. They travel inside the program.</summary>
public static class NationalNotices
{
    private const string Prefix = "Orchestrator.TitleReview.Notices.";

    private static readonly Lazy<IReadOnlyList<OfficialNotice>> Loaded = new(Load);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OfficialNotice> All => Loaded.Value;

    /// <summary>The strictest national floor of a subject with its notice; null when there is none.</summary>
    public static (NoticeFloor Floor, OfficialNotice Notice)? FloorOf(string? subject)
    {
        if (subject is null)
            return null;
        var found = All.SelectMany(notice => notice.Floors, (notice, floor) => (Floor: floor, Notice: notice))
            .Where(entry => entry.Floor.Subject == subject)
            .ToList();
        return found.Count == 0 ? null : found.MaxBy(entry => entry.Floor.Minimum);
    }

    private static List<OfficialNotice> Load() =>
        [
            .. typeof(NationalNotices)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];

    private static OfficialNotice Read(string name)
    {
        using var reader = new StreamReader(typeof(NationalNotices).Assembly.GetManifestResourceStream(name)!);
        var reading = NoticeFileReader.Read(reader.ReadToEnd());
        return reading.Notice
            ?? throw new InvalidOperationException(
                $"{name} is no notice: {string.Join(" ", reading.Findings.Select(finding => finding.English))}"
            );
    }
}
