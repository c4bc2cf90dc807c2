using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>An expression of a definition, parsed.</summary>
internal abstract class CompiledExpression
{
    /// <summary>Whether its value never changes.</summary>
    public virtual bool IsConstant => false;

    /// <summary>Its value. The result has no parent and is the caller's own, or is a scalar.</summary>
    public abstract JsonNode? Evaluate(Scope scope);

    internal sealed class Constant(JsonNode? value) : CompiledExpression
    {
        public override bool IsConstant => true;

        public JsonNode? Value { get; } = value;

        public override JsonNode? Evaluate(Scope scope) => Value?.DeepClone();
    }

    internal sealed class Variable(string? id, string? name) : CompiledExpression
    {
        public string? Id { get; } = id;

        public string? Name { get; } = name;

        public override JsonNode? Evaluate(Scope scope) => scope.ReadReference(Id, Name)?.DeepClone();
    }

    internal sealed class WorkflowInput(string name) : CompiledExpression
    {
        public override JsonNode? Evaluate(Scope scope) => scope.ReadInput(name)?.DeepClone();
    }

    internal sealed class JavaScript(Script script) : CompiledExpression
    {
        public Script Script { get; } = script;

        public override JsonNode? Evaluate(Scope scope) => ScriptHost.Evaluate(Script, scope);
    }

    internal sealed class Liquid(LiquidTemplate template) : CompiledExpression
    {
        public override JsonNode? Evaluate(Scope scope) => template.Evaluate(scope);
    }
}
