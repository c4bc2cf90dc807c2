namespace Orchestrator.Workflows.Runtime;

/// <summary>An evaluated input; the wrapper tells an evaluated null from a value not evaluated yet.</summary>
internal sealed record InputValue(object? Value)
{
    private static readonly InputValue Nothing = new(Value: null);

    public static InputValue Of(object? value) => value is null ? Nothing : new InputValue(value);
}
