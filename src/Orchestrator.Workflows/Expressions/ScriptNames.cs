using Jint;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Which names a script knows.</summary>
internal static class ScriptNames
{
    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal)
    {
        "variables",
        "getInput",
        "getOutputFrom",
        "getLastResult",
        "getVariable",
        "setVariable",
        "getWorkflowDefinitionId",
        "getWorkflowDefinitionVersionId",
        "getWorkflowDefinitionVersion",
        "getWorkflowInstanceId",
        "getWorkflowInstanceName",
        "setWorkflowInstanceName",
        "getCorrelationId",
        "setCorrelationId",
        "isNullOrWhiteSpace",
        "isNullOrEmpty",
        "parseGuid",
        "newGuid",
        "newGuidString",
        "newShortGuid",
        "getGuidString",
        "getShortGuid",
        "toJson",
        "bytesToString",
        "bytesFromString",
        "bytesToBase64",
        "bytesFromBase64",
        "stringToBase64",
        "stringFromBase64",
        "setOutcome",
        "setOutcomes",
    };

    /// <summary>The types of .NET that Elsa gives.</summary>
    public static readonly IReadOnlySet<string> NetTypes = new HashSet<string>(StringComparer.Ordinal)
    {
        "DateTime",
        "DateTimeOffset",
        "TimeSpan",
        "Guid",
        "Random",
    };

    private static readonly HashSet<string> BuiltIn = ReadBuiltIn();

    /// <summary>A fixed name, or <c>getX</c> / <c>setX</c> for a variable, an input or an output.</summary>
    public static bool IsHost(string name) => Fixed.Contains(name) || IsAccessor(name);

    public static bool IsFixed(string name) => Fixed.Contains(name);

    /// <summary>See <see cref="ScriptNetTypes"/>.</summary>
    public static bool IsNetType(string name) => NetTypes.Contains(name);

    /// <summary>Whether something of this name exists when a script begins.</summary>
    public static bool IsKnown(string name) => BuiltIn.Contains(name) || IsHost(name) || IsNetType(name);

    /// <summary><c>getOutputFrom</c>, <c>getOutputFromWriteLine1</c>, <c>getResultFromStep2</c>.</summary>
    public static bool IsOutputGetter(string name) =>
        name.StartsWith("get", StringComparison.Ordinal) && name.IndexOf("From", 3, StringComparison.Ordinal) > 3;

    // The getter of a workflow input keeps its name as it is written: getlevel for level.
    private static bool IsAccessor(string name) =>
        name.Length > 3
        && (
            name.StartsWith("get", StringComparison.Ordinal)
            || (name.StartsWith("set", StringComparison.Ordinal) && !char.IsLower(name[3]))
        );

    private static HashSet<string> ReadBuiltIn()
    {
        using var engine = new Engine();
        var names = engine.Global.GetOwnPropertyKeys().Where(key => key.IsString()).Select(key => key.AsString());
        return names
            .Except(ScriptGuards.Removed)
            .Append("undefined")
            .Append("arguments")
            .ToHashSet(StringComparer.Ordinal);
    }
}
