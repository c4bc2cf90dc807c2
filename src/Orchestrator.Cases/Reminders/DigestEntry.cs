using NodaTime;
using Orchestrator.Storage.Access;

namespace Orchestrator.Cases.Reminders;

/// <summary>One line of a digest.</summary>
public sealed record DigestEntry
{
    /// <summary>The part of the digest in which it stands.</summary>
    public required DigestSection Section { get; init; }

    /// <summary>Code of its wording.</summary>
    public required string Template { get; init; }

    /// <summary>0–4: E0–E4 of PERSONAS §0.</summary>
    public int Level { get; init; }

    /// <summary>Null where it concerns several cycles.</summary>
    public long? CycleId { get; init; }

    /// <summary>Name of the cycle as people read it; null where it concerns several.</summary>
    public string? CycleName { get; init; }

    /// <summary>The deadline, where it is only one.</summary>
    public long? DeadlineId { get; init; }

    /// <summary>How many deadlines or notices.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Of <see cref="Count"/>, those that threaten the final date.</summary>
    public int Critical { get; init; }

    /// <summary>The step as people read it; null where the wording names none.</summary>
    public string? Title { get; init; }

    /// <summary>Exclusive end.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>The last local day (Asia/Shanghai) on which it may be done; null where nothing falls due.</summary>
    public LocalDate? DueDate { get; init; }

    /// <summary>The last working day on or before <see cref="DueDate"/>.</summary>
    public LocalDate? EffectiveDate { get; init; }

    /// <summary>Working days left until <see cref="EffectiveDate"/>; 0 on it.</summary>
    public int WorkingDaysLeft { get; init; }

    /// <summary>Working days since it closed.</summary>
    public int WorkingDaysOver { get; init; }

    /// <summary>Counted with days whose arrangement is not published yet; said in the line.</summary>
    public bool Provisional { get; init; }

    /// <summary>Whom it concerns, by name: the organisations that have to act.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The role of <see cref="Organisations"/>.</summary>
    public string? Role { get; init; }

    /// <summary>For notices: what their words name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The same step, for merging and for leaving out copies of what somebody is told anyway.</summary>
    internal string Identity { get; init; } = "";

    /// <summary>Two entries that read alike become one with the sum of their counts.</summary>
    internal DigestEntry Merge(DigestEntry other) =>
        this with
        {
            Count = Count + other.Count,
            Critical = Critical + other.Critical,
            Level = Math.Max(Level, other.Level),
            DeadlineId = DeadlineId == other.DeadlineId ? DeadlineId : null,
            Organisations = [.. Organisations.Union(other.Organisations, StringComparer.Ordinal)],
        };

    internal (DigestSection, string, long?, string, Instant?, string?) MergeKey =>
        (Section, Template, CycleId, Identity, DueAt, Role);

    /// <summary>Whether this person is one that the entry must not be copied to: its own actor.</summary>
    internal bool SameStep(DigestEntry other) =>
        Identity.Length > 0 && Identity == other.Identity && CycleId == other.CycleId && DueAt == other.DueAt;

    internal static string AddressOf(Contact contact) => contact.Mail.Trim().ToLowerInvariant();
}
