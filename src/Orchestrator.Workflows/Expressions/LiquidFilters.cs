using System.Text;
using Fluid;
using Fluid.Values;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Fluid's filters and Elsa's two, each bounded: what one makes is no longer than a text may be, no list longer than
/// a list.
/// </summary>
internal static class LiquidFilters
{
    /// <summary>Filters whose value may be longer than what they are given: it is weighed before it is made.</summary>
    private static readonly string[] Growing =
    [
        "append",
        "prepend",
        "replace",
        "replace_first",
        "replace_last",
        "join",
        "concat",
        "newline_to_br",
        "url_encode",
        "escape",
        "escape_once",
        "date",
        "json",
    ];

    public static void Install(FilterCollection filters)
    {
        filters.AddFilter("base64", (input, _, _) =>
            StringValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(input.ToStringValue())))
        );
        filters.AddFilter("keys", (input, _, _) => new ArrayValue(KeysOf(input)));
        foreach (var name in Growing)
        {
            if (filters.TryGetValue(name, out var own))
                filters.AddFilter(name, (input, arguments, context) => Weighed(name, own, input, arguments, context));
        }

        foreach (var name in LiquidFormats.Filters)
        {
            if (!filters.TryGetValue(name, out var own))
                continue;
            filters.AddFilter(name, async (input, arguments, context) =>
            {
                LiquidFormats.Check(name, input.ToStringValue(), arguments);
                return await Bounded(await own(input, arguments, context));
            });
        }

        foreach (var (name, own) in filters.ToList())
        {
            filters.AddFilter(name, (input, arguments, context) =>
            {
                LiquidBounds.Look(context);
                return own(input, arguments, context);
            });
        }
    }

    /// <summary>The value, or <see cref="ExpressionException"/> when it is too long.</summary>
    public static ValueTask<FluidValue> Bounded(FluidValue value)
    {
        Check(Length(value));
        if (value is ArrayValue list && list.Values.Count > ScriptLimits.Items)
            throw new ExpressionException("script", $"The list would have more than {ScriptLimits.Items} items.");
        return new ValueTask<FluidValue>(value);
    }

    private static async ValueTask<FluidValue> Weighed(
        string name,
        FilterDelegate own,
        FluidValue input,
        FilterArguments arguments,
        TemplateContext context
    )
    {
        FluidValue[] given = [.. Enumerable.Range(0, arguments.Count).Select(arguments.At)];
        Check(
            name switch
            {
                "replace" => Replaced(Length(input), Length(arguments.At(0)), Length(arguments.At(1))),
                "join" => Weight(input, 0) + (Items(input) * Length(arguments.At(0))),
                "json" => Weight(input, 0),
                "concat" => 0,
                _ => Length(input) + given.Sum(Length),
            }
        );
        if (name == "concat" && Items(input) + given.Sum(Items) > ScriptLimits.Items)
            throw new ExpressionException("script", $"The list would have more than {ScriptLimits.Items} items.");
        return await Bounded(await own(input, arguments, context));
    }

    private static void Check(double length)
    {
        if (length > ScriptLimits.Text)
            throw new ExpressionException("script", $"The text would be longer than {ScriptLimits.Text} characters.");
    }

    private static double Replaced(double length, double what, double by) =>
        ((length / Math.Max(1, what)) + 1) * by + length;

    private static double Length(FluidValue value) => value is StringValue ? value.ToStringValue().Length : 0;

    private static double Items(FluidValue value) => value is ArrayValue list ? list.Values.Count : 0;

    /// <summary>About how long a list's text is; lists inside lists count each time they stand there.</summary>
    private static double Weight(FluidValue value, double before)
    {
        if (value is not ArrayValue list)
            return before + Length(value) + 8;
        var weight = before;
        foreach (var item in list.Values)
        {
            weight = Weight(item, weight);
            if (weight > ScriptLimits.Text)
                return weight;
        }

        return weight;
    }

    private static FluidValue[] KeysOf(FluidValue value) =>
        value.ToObjectValue() is IFluidIndexable members ? [.. members.Keys.Select(LiquidValues.Of)] : [];
}
