namespace Orchestrator.Engine.Failures;

/// <summary>The one rule of what a failure of a page means, whatever the work (D14). Pure.</summary>
public static class FailurePolicy
{
    /// <summary>An item alone that meets other writers so often has something wrong with itself.</summary>
    public const int ConflictsAlone = 3;

    /// <summary>Decides.</summary>
    /// <param name="failure">What the failure says.</param>
    /// <param name="items">How many items the page had claimed; 0 when it failed before it had any.</param>
    /// <param name="attempt">How often this item has failed alone, this time included; counts when <paramref name="items"/> is 1.</param>
    public static FailureAction Decide(FailureKind failure, int items, int attempt) => (failure, items) switch
    {
        (FailureKind.Trouble, _) or (_, 0) => FailureAction.Leave,
        (_, > 1) => FailureAction.Split,
        (FailureKind.Conflict, _) when attempt < ConflictsAlone => FailureAction.Again,
        _ => FailureAction.Bury,
    };
}
