using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Runtime;

/// <summary>The variables and inputs that a run of an activity sees: its own, those of the runs around it, the workflow's.</summary>
internal readonly record struct Scope(Burst Burst, ActivityRun? Run)
{
    /// <summary>Reads a variable by its memory id, else by its name; null when there is none.</summary>
    public JsonNode? ReadReference(string? id, string? name) =>
        Find(variable => variable.Id, id) is { } byId ? byId.Read()
        : Find(variable => variable.Name, name) is { } byName ? byName.Read()
        : null;

    /// <summary>Where a variable lives, by its memory id, else by its name; null when there is none.</summary>
    public Place? FindReference(string? id, string? name) =>
        Find(variable => variable.Id, id) ?? Find(variable => variable.Name, name);

    /// <summary>Where a variable of this name lives; null when there is none.</summary>
    public Place? FindByName(string name) => Find(variable => variable.Name, name);

    /// <summary>Where the variable lives that scripts call <c>getX</c>; null when there is none.</summary>
    public Place? FindByScriptName(string name) => Find(variable => variable.ScriptName, name, byScriptName: true);

    /// <summary>Every variable in scope by name, inner ones hiding outer ones.</summary>
    public Dictionary<string, Place> All()
    {
        var all = new Dictionary<string, Place>(StringComparer.Ordinal);
        for (var run = Run; run is not null; run = run.Parent)
        {
            foreach (var name in run.Variables?.Keys ?? Enumerable.Empty<string>())
                all.TryAdd(name, new Place(Burst, run, name, null));
            foreach (var variable in Declared(run))
                all.TryAdd(variable.Name, new Place(Burst, run, variable.Name, variable));
        }

        foreach (var variable in Burst.Plan.TopVariables)
            all.TryAdd(variable.Name, new Place(Burst, null, variable.Name, variable));
        foreach (var name in Burst.State.Written.Keys)
            all.TryAdd(name, new Place(Burst, null, name, null));
        return all;
    }

    /// <summary>
    /// An input by name: of the nearest inlined definition that declares it, else of the workflow; null when it is
    /// absent.
    /// </summary>
    public JsonNode? ReadInput(string name)
    {
        for (var run = Run; run is not null; run = run.Parent)
        {
            if (run is { Entered: true, Node.Definition: { } definition } && Declares(definition, name))
                return run.Variables?.GetValueOrDefault(name);
        }

        if (Burst.State.Input.TryGetPropertyValue(name, out var given))
            return given;
        foreach (var input in Burst.Plan.Inputs)
        {
            if (string.Equals(input.Name, name, StringComparison.Ordinal))
                return input.DefaultValue;
        }

        return null;
    }

    /// <summary>The name of the input that scripts call <c>getX</c>; null when there is none.</summary>
    public string? FindInputByScriptName(string name)
    {
        for (var run = Run; run is not null; run = run.Parent)
        {
            foreach (var input in run is { Entered: true, Node.Definition: { } definition } ? definition.Inputs : [])
            {
                if (Names.Pascal(input.Name) == name)
                    return input.Name;
            }
        }

        foreach (var input in Burst.Plan.Inputs)
        {
            if (input.Name == name || Names.Pascal(input.Name) == name)
                return input.Name;
        }

        foreach (var (given, _) in Burst.State.Input)
        {
            if (Names.Pascal(given) == name)
                return given;
        }

        return null;
    }

    private static IReadOnlyList<PlanVariable> Declared(ActivityRun run) =>
        run.Entered || run.Node.Definition is null ? run.Node.Variables : [];

    private static bool Declares(Definitions.WorkflowDefinition definition, string input)
    {
        foreach (var declared in definition.Inputs)
        {
            if (string.Equals(declared.Name, input, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string? OwnName(Dictionary<string, JsonNode?> own, string value, bool byScriptName)
    {
        if (own.ContainsKey(value))
            return value;
        if (!byScriptName)
            return null;
        foreach (var name in own.Keys)
        {
            if (Names.Pascal(name) == value)
                return name;
        }

        return null;
    }

    private Place? Find(Func<PlanVariable, string> key, string? value, bool byScriptName = false)
    {
        if (value is null)
            return null;
        for (var run = Run; run is not null; run = run.Parent)
        {
            foreach (var variable in Declared(run))
            {
                if (key(variable) == value)
                    return new Place(Burst, run, variable.Name, variable);
            }

            if (run.Variables is { } own && OwnName(own, value, byScriptName) is { } name)
                return new Place(Burst, run, name, null);
        }

        foreach (var variable in Burst.Plan.TopVariables)
        {
            if (key(variable) == value)
                return new Place(Burst, null, variable.Name, variable);
        }

        return Burst.State.Written.ContainsKey(value) ? new Place(Burst, null, value, null) : null;
    }

    /// <summary>Where a variable is kept: in a run, or at the workflow's level.</summary>
    internal readonly record struct Place(Burst Burst, ActivityRun? Owner, string Name, PlanVariable? Declared)
    {
        public JsonNode? Read()
        {
            var values = Owner is null ? Burst.State.Written : Owner.Variables;
            return values is not null && values.TryGetValue(Name, out var value) ? value : Declared?.Default;
        }

        public void Write(JsonNode? value)
        {
            var values = Owner is null ? Burst.State.Written : Owner.Variables ??= new(StringComparer.Ordinal);
            values[Name] = value;
        }

        /// <summary>Writes a value in the variable's own type, as SetVariable does.</summary>
        public void WriteTyped(JsonNode? value) =>
            Write(Declared is { } variable ? TypeAliases.Coerce(variable.TypeName, value, variable.IsArray) : value);
    }
}
