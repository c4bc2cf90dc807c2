using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Orchestrator.Storage.Model;

/// <summary>
/// Names of tables, columns, keys and indexes: snake_case in every database, so that one statement text reads alike
/// in both.
/// </summary>
internal static partial class SnakeCase
{
    /// <summary>Renames everything in the model; to be called last, when all names are given.</summary>
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            entity.SetTableName(Of(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.Name));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName("pk_" + entity.GetTableName());
            }

            foreach (var index in entity.GetIndexes())
            {
                if (((IConventionIndex)index).GetDatabaseNameConfigurationSource() == ConfigurationSource.Explicit)
                {
                    continue;
                }

                index.SetDatabaseName(
                    (index.IsUnique ? "ux_" : "ix_")
                        + entity.GetTableName()
                        + "_"
                        + string.Join('_', index.Properties.Select(mutableProperty => mutableProperty.GetColumnName()))
                );
            }
        }
    }

    private static string Of(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
