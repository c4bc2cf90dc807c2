namespace Orchestrator.TitleReview.Events;

/// <summary>What is wrong with one field of a payload.</summary>
/// <param name="Field">Its path, e.g. <c>reasons[0].code</c>; empty for the payload as a whole.</param>
/// <param name="Code">Stable: <c>missing</c>, <c>unknown-field</c>, <c>wrong-type</c>, <c>not-a-choice</c>,
/// <c>too-few</c>, <c>too-small</c>, <c>too-long</c>, <c>inconsistent</c>.</param>
/// <param name="Chinese">The sentence in Chinese.</param>
/// <param name="English">The sentence in English.</param>
public sealed record PayloadError(string Field, string Code, string Chinese, string English);
