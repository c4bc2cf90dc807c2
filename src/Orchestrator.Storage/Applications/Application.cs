using NodaTime;

namespace Orchestrator.Storage.Applications;

/// <summary>申报: one person's application. Its run is the instance with the same id.</summary>
public sealed class Application
{
    /// <summary>The instance that runs it; the key.</summary>
    public long InstanceId { get; set; }

    /// <summary>The cycle it was submitted to.</summary>
    public long CycleId { get; set; }

    /// <summary>Unique within the cycle.</summary>
    public required string Number { get; set; }

    /// <summary>Keyed hash of the identity number, 32 lower-case hex digits (128 bits); the number itself is not kept.</summary>
    public required string PersonKey { get; set; }

    /// <summary>Code of the 用人单位.</summary>
    public required string Employer { get; set; }

    /// <summary>Code of the 业务主管部门.</summary>
    public string? Department { get; set; }

    /// <summary>系列.</summary>
    public required string Series { get; set; }

    /// <summary>专业.</summary>
    public string? Specialty { get; set; }

    /// <summary>级别, as the portals submit it, e.g. <c>副高</c>.</summary>
    public required string Level { get; set; }

    /// <summary>Code of the committee that reviews.</summary>
    public string? Committee { get; set; }

    /// <summary>The stage that people read; null before the first.</summary>
    public string? Stage { get; set; }

    /// <summary>How it ended; null while it runs.</summary>
    public string? FinalState { get; set; }

    /// <summary>
    /// When the 办事机构 accepted it; null before. From then on it uses up the person's one of the year, even if it is
    /// withdrawn.
    /// </summary>
    public Instant? AcceptedAt { get; set; }

    /// <summary>JSON; personal data masked.</summary>
    public required string Data { get; set; }

    /// <summary>Code of the portal that submitted it.</summary>
    public string? Portal { get; set; }

    /// <summary>When it was submitted, by the stamp of its arrival; UTC.</summary>
    public Instant SubmittedAt { get; set; }

    /// <summary>When this row last changed; UTC.</summary>
    public Instant UpdatedAt { get; set; }
}
