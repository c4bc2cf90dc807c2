using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Acts;

/// <summary>
/// Events of a cycle name applications by their number (<c>application: 2024000001</c>), which people and portals know;
/// the workflow knows them by their instance.
/// </summary>
public static class ApplicationNumbers
{
    private const string Member = "application";

    // One event of a meeting may name them all; beyond 2,100 parameters SQL Server would be sent a list with another collation.
    private const int Chunk = 1_000;

    /// <summary>Lets a number that was written as text count as a number.</summary>
    public static void ReadTexts(JsonObject data)
    {
        foreach (var (owner, _) in OwnersIn(data, "$.data").ToList())
        {
            if (
                owner[Member] is JsonValue value
                && value.TryGetValue<string>(out var text)
                && long.TryParse(text, out var number)
            )
            {
                owner[Member] = number;
            }
        }
    }

    /// <summary>Puts the instances in the place of the numbers; a number that the cycle does not have is an error.</summary>
    public static async Task<IReadOnlyList<FieldError>> ResolveAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        JsonObject data,
        CancellationToken cancellationToken
    )
    {
        var owners = OwnersIn(data, "$.data")
            .Where(found => found.Owner[Member] is JsonValue value && value.TryGetValue<long>(out _))
            .ToList();
        if (owners.Count == 0)
            return [];
        var numbers = owners.Select(found => found.Owner[Member]!.GetValue<long>().ToString()).Distinct().ToList();
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

        var errors = new List<FieldError>();
        foreach (var (owner, path) in owners)
        {
            var number = owner[Member]!.GetValue<long>().ToString();
            if (ids.TryGetValue(number, out var id))
            {
                owner[Member] = id;
            }
            else
            {
                errors.Add(
                    new(
                        $"{path}.{Member}",
                        $"周期 {cycle.Code} 没有申报 {number}。",
                        $"the cycle {cycle.Code} has no application {number}."
                    )
                );
            }
        }

        return errors;
    }

    private static IEnumerable<(JsonObject Owner, string Path)> OwnersIn(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject json:
                if (json.ContainsKey(Member))
                    yield return (json, path);
                foreach (var inner in json.SelectMany(member => OwnersIn(member.Value, $"{path}.{member.Key}")))
                    yield return inner;
                break;
            case JsonArray items:
                foreach (var inner in items.SelectMany((item, index) => OwnersIn(item, $"{path}[{index}]")))
                    yield return inner;
                break;
        }
    }
}
