using System.Text.Json.Nodes;
using Fluid;

namespace Orchestrator.Workflows.Expressions;

/// <summary>A Liquid template, parsed once: Fluid's language with the objects and filters that Elsa adds. Its value is its text.</summary>
internal sealed class LiquidTemplate
{
    private static readonly FluidParser Parser = new();

    private readonly IFluidTemplate _template;

    private LiquidTemplate(IFluidTemplate template) => _template = template;

    /// <summary>Parses, or throws <see cref="ExpressionException"/> that names the line, or the filter that does not exist.</summary>
    public static LiquidTemplate Parse(string source)
    {
        if (source.Length > Script.Longest)
            throw new ExpressionException("script", $"The template is longer than {Script.Longest} characters.");
        if (LiquidNesting.IsTooDeep(source))
            throw new ExpressionException("script", "The template nests too deeply.");
        if (!Parser.TryParse(source, out var template, out var error))
            throw new ExpressionException("script", error);
        var filters = new LiquidFilterNames();
        filters.VisitTemplate(template);
        if (filters.Unknown is { } unknown)
            throw new ExpressionException("script", $"There is no filter '{unknown}'.");
        return new LiquidTemplate(new LiquidBounds().VisitTemplate(template));
    }

    /// <summary>Renders. Throws <see cref="ExpressionException"/> for whatever goes wrong in it.</summary>
    public JsonNode? Evaluate(Runtime.Scope scope)
    {
        using var writer = new BoundedWriter();
        var bounds = new ScriptBounds();
        bounds.Begin(scope.Burst.Scripts, ScriptLimits.Run);
        try
        {
            // Nothing in it waits: there is no file and no value that is fetched.
            _template
                .RenderAsync(writer, NullEncoder.Default, LiquidContext.Of(scope, bounds))
                .AsTask()
                .GetAwaiter()
                .GetResult();
        }
        catch (Exception problem) when (problem is not ExpressionException)
        {
            throw new ExpressionException("script", problem.Message, problem);
        }
        finally
        {
            bounds.End();
        }

        return JsonValue.Create(writer.ToString());
    }
}
