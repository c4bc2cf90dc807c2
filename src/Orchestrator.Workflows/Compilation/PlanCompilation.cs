using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Compilation;

/// <summary>One compilation: walks a definition and those it inlines, and collects what it finds.</summary>
internal sealed class PlanCompilation(
    ActivityRegistry registry,
    Func<string, WorkflowDefinition?> others,
    bool keepsUnknown
)
{
    private const string NotFound = "Elsa.NotFoundActivity";

    // A definition that holds another ten times, which holds a third ten times, grows tenfold with each.
    private const int MostActivities = 20_000;

    private readonly Dictionary<string, Activity> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanNode> _byName = new(StringComparer.Ordinal);
    private readonly Stack<WorkflowDefinition> _inlining = new();

    public List<Finding> Findings { get; } = [];

    /// <summary>Whether what is wrong shows where it is run, as in the stock engine, and not before.</summary>
    public bool KeepsUnknown => keepsUnknown;

    /// <summary>Whether a script asks for what activities gave.</summary>
    public bool ReadsOutputs { get; set; }

    public WorkflowPlan? Build(WorkflowDefinition definition)
    {
        var top = Variables(definition.Variables, activityId: null);
        _inlining.Push(definition);
        var root = Activity(definition.Root, parent: null, new CompileScope(null, top, definition));
        if (root is null)
            return null;
        return new WorkflowPlan
        {
            Definition = definition,
            Root = root,
            Activities = _activities,
            TopVariables = top,
            ByName = _byName,
            KeepsOutputs = ReadsOutputs,
        };
    }

    /// <summary>Compiles an activity and all inside it; null when its type is refused.</summary>
    public Activity? Activity(ActivityNode source, PlanNode? parent, CompileScope scope)
    {
        if (source.Type != NotFound && registry.FindType(source.Type) is { } type)
            return Known(source, type, parent, scope);
        if (Inlined(source) is { } definition)
            return Definition(source, definition, parent, scope);
        var name = source.Type == NotFound ? Nodes.Text(source.Json["missingTypeName"]) ?? NotFound : source.Type;
        if (keepsUnknown && !Unsupported.IsNamed(name))
        {
            var stand = new NotFoundActivity { MissingType = name };
            Place(stand, source, NotFound, parent, isTerminal: false, [], definition: null);
            return stand;
        }

        var (chinese, english) = Unsupported.Activity(name);
        Findings.Add(
            Finding.Error(
                "unknown-activity",
                source.Id,
                $"{source.Path}：不支持活动类型“{name}”：{chinese}。",
                $"{source.Path}: the activity type '{name}' is not supported: {english}."
            )
        );
        foreach (var (_, child) in source.Children)
            Activity(child, parent, scope);
        return null;
    }

    public void Refuse(string code, ActivityNode source, string member, string chinese, string english)
    {
        var severity =
            keepsUnknown && code is ("missing-input" or "dangling-variable" or "bad-input")
                ? Severity.Warning
                : Severity.Error;
        Findings.Add(
            new Finding(
                null,
                source.Id,
                code,
                severity,
                null,
                $"{source.Path}.{member}：{chinese}",
                $"{source.Path}.{member}: {english}"
            )
            {
                Member = member,
            }
        );
    }

    private Activity Known(ActivityNode source, ActivityType type, PlanNode? parent, CompileScope scope)
    {
        var activity = type.Create();
        var variables = Variables(source.Variables, source.Id);
        var node = Place(
            activity,
            source,
            type.Attribute.Type,
            parent,
            type.Attribute.IsTerminal,
            variables,
            definition: null
        );
        new ActivityBinder(
            this,
            source,
            node,
            scope with
            {
                Outer = scope,
                Variables = variables,
                Definition = null,
            }
        ).Bind(type);
        return activity;
    }

    private DefinitionActivity? Definition(
        ActivityNode source,
        WorkflowDefinition definition,
        PlanNode? parent,
        CompileScope scope
    )
    {
        if (_activities.Count >= MostActivities)
        {
            Findings.Add(
                Finding.Error(
                    "too-many-activities",
                    source.Id,
                    $"{source.Path}：连同所含流程，活动超过 {MostActivities} 个；请减少嵌套，或改用“派发流程”。",
                    $"{source.Path}: with the definitions inside there are more than {MostActivities} activities; nest less, or "
                        + "dispatch them."
                )
            );
            return null;
        }
        if (_inlining.Contains(definition))
        {
            Findings.Add(
                Finding.Error(
                    "recursive-definition",
                    source.Id,
                    $"{source.Path}：流程“{definition.Name}”直接或间接地包含了自己。",
                    $"{source.Path}: the definition '{definition.Name}' contains itself."
                )
            );
            return null;
        }

        var activity = new DefinitionActivity();
        var variables = Variables(definition.Variables, source.Id);
        var node = Place(activity, source, source.Type, parent, isTerminal: false, variables, definition);
        new ActivityBinder(this, source, node, scope).BindDefinition(activity, definition);
        _inlining.Push(definition);
        var root = Activity(definition.Root, node, new CompileScope(scope, variables, definition));
        _inlining.Pop();
        if (root is null)
            return null;
        activity.Root = root;
        return activity;
    }

    private PlanNode Place(
        Activity activity,
        ActivityNode source,
        string type,
        PlanNode? parent,
        bool isTerminal,
        IReadOnlyList<PlanVariable> variables,
        WorkflowDefinition? definition
    )
    {
        activity.Id = source.Id;
        activity.NodeId = $"{parent?.Activity.NodeId ?? WorkflowState.RootNodeId}:{source.Id}";
        activity.DisplayText = source.DisplayText;
        var node = new PlanNode
        {
            Activity = activity,
            Source = source,
            TypeName = type,
            Parent = parent,
            IsTerminal = isTerminal,
            Variables = variables,
            Definition = definition,
        };
        activity.Node = node;
        if (parent is not null)
            parent.Children[source.Id] = node;
        _activities[activity.NodeId] = activity;
        if (source.Name is { Length: > 0 } name)
            _byName.TryAdd(Names.Pascal(name), node);
        _byName.TryAdd(source.Id, node);
        return node;
    }

    private WorkflowDefinition? Inlined(ActivityNode source)
    {
        // The version that was drawn, else the newest of that name: as the stock engine looks for it.
        var id = Nodes.Text(source.Json["workflowDefinitionId"]);
        foreach (
            var key in (string?[])
                [
                    Nodes.Text(source.Json["workflowDefinitionVersionId"]),
                    $"{source.Type}:{source.Version}",
                    id is null ? null : $"{id}:{source.Version}",
                    source.Type,
                    id,
                ]
        )
        {
            if (!string.IsNullOrEmpty(key) && others(key) is { Options.UsableAsActivity: true } found)
                return found;
        }

        return null;
    }

    private List<PlanVariable> Variables(IReadOnlyList<VariableDefinition> definitions, string? activityId)
    {
        var variables = new List<PlanVariable>();
        foreach (var variable in definitions)
        {
            JsonNode? value = null;
            try
            {
                value = TypeAliases.Convert(variable.TypeName, variable.Value, variable.IsArray);
            }
            catch (FormatException problem)
            {
                Findings.Add(
                    new Finding(
                        null,
                        activityId,
                        "bad-variable",
                        keepsUnknown ? Severity.Warning : Severity.Error,
                        null,
                        $"变量“{variable.Name}”的默认值不符合类型{variable.TypeName}：{problem.Message}",
                        $"The default of the variable '{variable.Name}' does not fit {variable.TypeName}: {problem.Message}"
                    )
                );
            }

            variables.Add(
                new PlanVariable(
                    variable.Id,
                    variable.Name,
                    Names.Pascal(variable.Name),
                    value,
                    variable.TypeName,
                    variable.IsArray
                )
            );
        }

        return variables;
    }
}
