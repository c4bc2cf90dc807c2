using System.Collections.Frozen;
using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>The camelCase names that an enumeration has in JSON.</summary>
internal static class JsonNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>()
        .ToFrozenDictionary(Write, value => value, StringComparer.Ordinal);

    public static string Allowed { get; } = string.Join(", ", Enum.GetValues<T>().Select(Write));

    public static bool TryRead(string name, out T value) => ByName.TryGetValue(name, out value);

    public static string Write(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
