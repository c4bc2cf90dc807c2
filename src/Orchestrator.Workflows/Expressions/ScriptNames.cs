namespace Orchestrator.Workflows.Expressions;

/// <summary>Which names a script gets from the host.</summary>
internal static class ScriptNames
{
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal)
    {
        "variables", "getInput", "getOutputFrom", "getLastResult", "getVariable", "setVariable",
        "getWorkflowDefinitionId", "getWorkflowDefinitionVersionId", "getWorkflowDefinitionVersion",
        "getWorkflowInstanceId", "getWorkflowInstanceName", "setWorkflowInstanceName", "getCorrelationId", "setCorrelationId",
        "isNullOrWhiteSpace", "isNullOrEmpty", "parseGuid", "newGuid", "newGuidString", "newShortGuid", "getGuidString", "getShortGuid",
        "toJson", "bytesToString", "bytesFromString", "bytesToBase64", "bytesFromBase64", "stringToBase64", "stringFromBase64",
        "setOutcome", "setOutcomes",
    };

    /// <summary>A fixed name, or <c>getX</c> / <c>setX</c> for a variable, an input or an output.</summary>
    public static bool IsHost(string name) => Fixed.Contains(name) || IsAccessor(name);

    public static bool IsFixed(string name) => Fixed.Contains(name);

    /// <summary><c>getOutputFrom</c>, <c>getOutputFromWriteLine1</c>, <c>getResultFromStep2</c>.</summary>
    public static bool IsOutputGetter(string name) =>
        name.StartsWith("get", StringComparison.Ordinal) && name.IndexOf("From", 3, StringComparison.Ordinal) > 3;

    // The getter of a workflow input keeps its name as it is written: getlevel for level.
    private static bool IsAccessor(string name) =>
        name.Length > 3 && (name.StartsWith("get", StringComparison.Ordinal) || (name.StartsWith("set", StringComparison.Ordinal) && !char.IsLower(name[3])));
}
