using System.Globalization;
using Fluid;
using Fluid.Values;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Expressions;

/// <summary>What templates see: Elsa's objects, the unit of work's clock in China's civil time.</summary>
internal static class LiquidContext
{
    private const int MostSteps = 10_000;
    private const int DeepestRecursion = 32;

    private static readonly TemplateOptions Options = MakeOptions();

    /// <summary>Whether there is such a filter.</summary>
    public static bool HasFilter(string name) => Options.Filters.TryGetValue(name, out _);

    public static TemplateContext Of(Runtime.Scope scope, ScriptBounds bounds)
    {
        var now = scope.Burst.Environment.Now.ToDateTimeOffset().ToOffset(ScriptClock.China.BaseUtcOffset);
        var context = new TemplateContext(Options) { Now = () => now };
        LiquidBounds.Set(context, bounds);
        var (plan, state) = (scope.Burst.Plan, scope.Burst.State);
        context.SetValue("Variables", LiquidValues.Of(name => scope.FindByName(name)?.Read(), () => scope.All().Keys));
        context.SetValue(
            "Input",
            LiquidValues.Of(scope.ReadInput, () =>
                plan.Inputs.Select(input => input.Name).Union(state.Input.Select(given => given.Key))
            )
        );
        context.SetValue("CorrelationId", LiquidValues.Of(state.CorrelationId));
        context.SetValue("WorkflowInstanceId", LiquidValues.Of(scope.Burst.Environment.InstanceId));
        context.SetValue("WorkflowDefinitionId", LiquidValues.Of(plan.DefinitionId));
        context.SetValue("WorkflowDefinitionVersionId", LiquidValues.Of(plan.DefinitionVersionId));
        context.SetValue("WorkflowDefinitionVersion", NumberValue.Create(plan.Version));
        return context;
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions
        {
            MaxSteps = MostSteps,
            MaxRecursion = DeepestRecursion,
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = ScriptClock.China,
            StrictFilters = true,
            JsonSerializerOptions = WorkflowJson.Text,
            Assigned = (_, value, _) => LiquidFilters.Bounded(value),
            Captured = (_, value, _) => LiquidFilters.Bounded(value),
        };
        LiquidFilters.Install(options.Filters);
        return options;
    }
}
