namespace Orchestrator.Engine.Work;

/// <summary>What items need beyond their instance, by their place: loaded for all at once, given to each run by type.</summary>
internal sealed class ItemData
{
    private readonly Dictionary<int, Dictionary<Type, object>> _values = [];

    /// <summary>Gives an item a value of a type.</summary>
    public void Give(int place, Type type, object value)
    {
        if (!_values.TryGetValue(place, out var values))
            _values.Add(place, values = []);
        values[type] = value;
    }

    /// <summary>What an item's run is given; null: nothing. What changes with the items before it is as they left it.</summary>
    public Dictionary<Type, object>? Of(int place) =>
        _values.TryGetValue(place, out var values)
            ? values.ToDictionary(
                pair => pair.Key,
                pair => pair.Value is ChangingData changing ? changing.Value : pair.Value
            )
            : null;

    /// <summary>Tells what changes with the items that one was applied.</summary>
    public void Applied(int place, LiveInstance instance)
    {
        if (!_values.TryGetValue(place, out var values))
            return;
        foreach (var changing in values.Values.OfType<ChangingData>())
            changing.Applied(instance);
    }
}
