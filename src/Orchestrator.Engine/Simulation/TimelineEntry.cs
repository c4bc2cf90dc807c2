using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>Something that happened in the simulated year; what happens to many applications on one day is one entry.</summary>
/// <param name="Date">Local day.</param>
/// <param name="At">The first instant.</param>
/// <param name="Kind"><c>deadline</c>, <c>event</c>, <c>refused</c>, <c>stage</c> or <c>reminder</c>.</param>
/// <param name="Level"><c>cycle</c> or <c>application</c>.</param>
/// <param name="Text">What, in Chinese.</param>
/// <param name="Name">The deadline's activity and name, the event's name, or the stage.</param>
/// <param name="Count">How many.</param>
public sealed record TimelineEntry(
    LocalDate Date,
    Instant At,
    string Kind,
    string Level,
    string Text,
    string Name,
    int Count
);
