namespace Orchestrator.Engine.Simulation;

/// <summary>Cases that had not come to an end when the play had: they wait for what nobody sends.</summary>
/// <param name="Stage">Where they stand; <c>cycle/</c> before the stage of what is played itself.</param>
/// <param name="Count">How many.</param>
/// <param name="WaitsFor">What they wait for, in words.</param>
public sealed record StuckCases(string Stage, int Count, string WaitsFor);
