namespace Orchestrator.TitleReview.Offers;

/// <summary>A value that a step offers for a field of the event it waits for.</summary>
/// <param name="Value">What the event carries.</param>
/// <param name="Chinese">What people call it.</param>
/// <param name="English">The same in English; what a notice names in Chinese alone stays as it is.</param>
public sealed record Offer(string Value, string Chinese, string English);
