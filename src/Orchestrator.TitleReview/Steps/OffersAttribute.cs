namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// What a definition writes into this input is what people may choose in a field of the event that the step waits for.
/// </summary>
/// <param name="field">The field's name in the event's payload, e.g. <c>checks</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OffersAttribute(string field) : Attribute
{
    /// <summary>The field's name in the event's payload.</summary>
    public string Field { get; } = field;
}
