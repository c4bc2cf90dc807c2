namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>What an event carries that a step of one track (批次) may take: which track it is about.</summary>
public abstract record TrackPayload
{
    /// <summary>Name of the field that says it.</summary>
    public const string FieldName = "track";

    /// <summary>The track as the application window names it; null: the cycle has no tracks, or the step is shared by all.</summary>
    [Field(
        "批次",
        "Track",
        MaxLength = 100,
        Description = "年度安排按批次分别开会、公示、公布的，填批次名称；不分批次的不填",
        DescriptionEn = "The track's name where each track has its own meeting, publicity and publication; else left empty"
    )]
    public string? Track { get; init; }
}
