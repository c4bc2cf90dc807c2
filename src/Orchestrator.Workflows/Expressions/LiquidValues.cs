using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Fluid.Values;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Expressions;

/// <summary>JSON as templates see it.</summary>
internal static class LiquidValues
{
    public static FluidValue Of(string? text) => text is null ? NilValue.Instance : StringValue.Create(text);

    /// <summary>Members that are read when they are asked for.</summary>
    public static FluidValue Of(Func<string, JsonNode?> read, Func<IEnumerable<string>> names) =>
        new DictionaryValue(new Members(read, names));

    public static FluidValue Of(JsonNode? node) =>
        node switch
        {
            null => NilValue.Instance,
            JsonObject json => Of(name => json[name], () => json.Select(member => member.Key)),
            JsonArray list => new ArrayValue([.. list.Select(Of)]),
            JsonValue scalar when scalar.TryGetValue<string>(out var text) => StringValue.Create(text),
            JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => flag
                ? BooleanValue.True
                : BooleanValue.False,
            _ => Nodes.AsDecimal(node) is { } number
                ? NumberValue.Create(number)
                : StringValue.Create(node.ToJsonString()),
        };

    private sealed class Members(Func<string, JsonNode?> read, Func<IEnumerable<string>> names) : IFluidIndexable
    {
        public int Count => names().Count();

        public IEnumerable<string> Keys => names();

        public bool TryGetValue(string name, [NotNullWhen(true)] out FluidValue? value)
        {
            value = Of(read(name));
            return true;
        }
    }
}
