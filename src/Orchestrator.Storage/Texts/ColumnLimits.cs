using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Texts;

/// <summary>How much each text column holds, from the one model; the door and the writer ask here.</summary>
public static class ColumnLimits
{
    private static readonly Dictionary<(Type, string), int> Lengths = Read();

    /// <summary>The most UTF-16 units that a text property's column holds; null when it has no limit.</summary>
    /// <typeparam name="TRow">The entity.</typeparam>
    /// <param name="property">The property's name.</param>
    public static int? Of<TRow>(string property) => Of(typeof(TRow), property);

    internal static int? Of(Type row, string property) =>
        Lengths.TryGetValue((row, property), out var length) ? length : null;

    private static Dictionary<(Type, string), int> Read()
    {
        // Only what the tables themselves state is read: no provider, no conventions.
        var model = new ModelBuilder(new ConventionSet());
        model.ApplyConfigurationsFromAssembly(typeof(OrchestratorDbContext).Assembly);
        return model
            .Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.GetMaxLength() is not null)
            .ToDictionary(
                property => (property.DeclaringType.ClrType, property.Name),
                property => property.GetMaxLength()!.Value
            );
    }
}
