using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Acts;

/// <summary>
/// Events of a cycle name applications by their number (<c>application: 2024000001</c>), which people and portals know;
/// the workflow knows them by their instance. Which fields do is said by the event (<see cref="PayloadField.Meaning"/>).
/// </summary>
public static class ApplicationNumbers
{
    // One event of a meeting may name them all; beyond 2,100 parameters SQL Server would be sent a list with another collation.
    private const int Chunk = 1_000;

    /// <summary>Lets a number that was written as text count as a number.</summary>
    public static void ReadTexts(ReviewEvent known, JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(known);
        foreach (var named in NamedIn(known.Fields, data, "$.data").ToList())
        {
            if (named.Value.TryGetValue<string>(out var text) && long.TryParse(text, out var number))
                named.Put(number);
        }
    }

    /// <summary>Puts the instances in the place of the numbers; a number that the cycle does not have is an error.</summary>
    public static async Task<IReadOnlyList<FieldError>> ResolveAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        ReviewEvent known,
        JsonObject data,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(cycle);
        ArgumentNullException.ThrowIfNull(known);
        var places = NamedIn(known.Fields, data, "$.data").Where(named => named.Number is not null).ToList();
        if (places.Count == 0)
            return [];
        var ids = await IdsAsync(context, cycle, [.. places.Select(named => named.Text).Distinct()], cancellationToken);
        var errors = new List<FieldError>();
        foreach (var named in places)
        {
            if (ids.TryGetValue(named.Text, out var id))
            {
                named.Put(id);
            }
            else
            {
                errors.Add(
                    new(
                        named.Path,
                        $"周期 {cycle.Code} 没有申报 {named.Text}。",
                        $"the cycle {cycle.Code} has no application {named.Text}."
                    )
                );
            }
        }

        return errors;
    }

    private static async Task<Dictionary<string, long>> IdsAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        IReadOnlyList<string> numbers,
        CancellationToken cancellationToken
    )
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var chunk in numbers.Chunk(Chunk))
        {
            var found = context
                .Applications.Where(application =>
                    application.CycleId == cycle.InstanceId && chunk.Contains(application.Number)
                )
                .Select(application => new { application.Number, application.InstanceId });
            await foreach (var application in found.AsAsyncEnumerable().WithCancellation(cancellationToken))
                ids.Add(application.Number, application.InstanceId);
        }

        return ids;
    }

    private static IEnumerable<NamedApplication> NamedIn(
        IReadOnlyList<PayloadField> fields,
        JsonObject data,
        string path
    )
    {
        foreach (var field in fields)
        {
            var at = $"{path}.{field.Name}";
            var found = data[field.Name] switch
            {
                JsonArray items => items.SelectMany(
                    (item, index) => NamedBy(field, item, $"{at}[{index}]", value => items[index] = value)
                ),
                { } item => NamedBy(field, item, at, value => data[field.Name] = value),
                null => [],
            };
            foreach (var named in found)
                yield return named;
        }
    }

    private static IEnumerable<NamedApplication> NamedBy(
        PayloadField field,
        JsonNode? item,
        string path,
        Action<JsonNode> put
    ) =>
        item switch
        {
            JsonValue value when field.Meaning == FieldMeaning.Application => [new NamedApplication(value, path, put)],
            JsonObject record => NamedIn(field.Fields, record, path),
            _ => [],
        };

    private sealed record NamedApplication(JsonValue Value, string Path, Action<JsonNode> Put)
    {
        public long? Number => Value.TryGetValue<long>(out var number) ? number : null;

        public string Text => Value.ToString();
    }
}
