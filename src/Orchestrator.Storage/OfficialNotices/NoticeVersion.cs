using NodaTime;

namespace Orchestrator.Storage.OfficialNotices;

/// <summary>A version of an official notice, as imported.</summary>
public sealed class NoticeVersion
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>.</summary>
    public long Id { get; set; }

    /// <summary>The notice's own id, e.g. <c>TJ24</c>.</summary>
    public required string Notice { get; set; }

    /// <summary>1, 2, … of that notice.</summary>
    public int Version { get; set; }

    /// <summary>The notice's title, as printed.</summary>
    public required string Title { get; set; }

    /// <summary>The notice file.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, lower-case hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>Whether it waits, is in force, or was refused.</summary>
    public NoticeVersionState State { get; set; }

    /// <summary>When it was proposed.</summary>
    public Instant ImportedAt { get; set; }

    /// <summary>Account of who proposed it.</summary>
    public required string ImportedBy { get; set; }

    /// <summary>When it was approved or refused; null while it waits.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Account of who decided: of an approval never the one who proposed it; null while it waits.</summary>
    public string? DecidedBy { get; set; }
}
