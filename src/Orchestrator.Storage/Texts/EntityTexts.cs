using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Orchestrator.Storage.Texts;

/// <summary>Checks the texts that a context is about to save, as <see cref="TextCheck{TRow}"/> does for batches.</summary>
internal static class EntityTexts
{
    /// <exception cref="UnfitTextException">One does not fit its column; nothing was sent.</exception>
    public static void Check(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;
            foreach (var property in entry.Properties)
            {
                if (property.CurrentValue is string text)
                    Check(text, entry, property);
            }
        }
    }

    private static void Check(string text, EntityEntry entry, PropertyEntry property)
    {
        var (table, column, most) = (
            entry.Metadata.ClrType.Name,
            property.Metadata.Name,
            property.Metadata.GetMaxLength() ?? int.MaxValue
        );
        if (text.Length > most)
            throw new UnfitTextException(table, column, $"it has {text.Length} characters, and {most} are the most");
        if (StoredText.FindUnstorable(text) >= 0)
            throw new UnfitTextException(table, column, "it has a character that cannot be stored");
    }
}
