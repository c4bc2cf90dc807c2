using NodaTime;

namespace Orchestrator.Storage.Cycles;

/// <summary>年度评审周期: one committee's year under one notice. Its run is the instance with the same id.</summary>
public sealed class Cycle
{
    /// <summary>The instance that runs it; the key.</summary>
    public long InstanceId { get; set; }

    /// <summary>Unique, e.g. <c>tj-2024-eng</c>.</summary>
    public required string Code { get; set; }

    /// <summary>Name as people read it, in Chinese.</summary>
    public required string Name { get; set; }

    /// <summary>E.g. <c>天津市</c>.</summary>
    public required string Jurisdiction { get; set; }

    /// <summary>
    /// Codes of the committees that review in it, separated by one space; empty when none is named. Their offices see the whole
    /// cycle.
    /// </summary>
    public string Committees { get; set; } = "";

    /// <summary>The year of the notice; its dates may lie in the next one.</summary>
    public int Year { get; set; }

    /// <summary>The pinned schedule definition version.</summary>
    public long ScheduleVersionId { get; set; }

    /// <summary>The definition version that its applications run; null when it starts none.</summary>
    public long? ApplicationVersionId { get; set; }

    /// <summary>E.g. <c>cn</c>, <c>cn-gx</c>.</summary>
    public required string CalendarRegion { get; set; }

    /// <summary>Version of the working-day calendar it was last computed with.</summary>
    public required string CalendarVersion { get; set; }

    /// <summary>JSON object, name to ISO date: all dates that rules count from.</summary>
    public required string Anchors { get; set; }

    /// <summary>JSON array: dates that hold for part of its applications in the place of the anchors; null while there are none.</summary>
    public string? Overrides { get; set; }

    /// <summary>JSON object: the cycle's inputs.</summary>
    public required string Options { get; set; }

    /// <summary>True: plays on a virtual clock and binds nobody.</summary>
    public bool IsSandbox { get; set; }

    /// <summary>Whether it runs, or how it ended.</summary>
    public CycleStatus Status { get; set; }

    /// <summary>The stage that people read.</summary>
    public string? Stage { get; set; }

    /// <summary>When it was started; UTC.</summary>
    public Instant CreatedAt { get; set; }
}
