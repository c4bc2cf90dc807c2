using System.Reflection;

namespace Orchestrator.Storage.Texts;

/// <summary>
/// Checks the texts of rows against their columns before they are sent: what does not fit is told by table and
/// column, and costs no round trip.
/// </summary>
/// <typeparam name="TRow">The rows, or changes whose properties are named as the entity's.</typeparam>
public sealed class TextCheck<TRow>
{
    private readonly string _table;
    private readonly (string Name, Func<TRow, string?> Read, int Most)[] _columns;

    private TextCheck(Type entity)
    {
        _table = entity.Name;
        _columns =
        [
            .. typeof(TRow)
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.PropertyType == typeof(string))
                .Select(property =>
                    (
                        property.Name,
                        property.GetMethod!.CreateDelegate<Func<TRow, string?>>(),
                        ColumnLimits.Of(entity, property.Name) ?? int.MaxValue
                    )
                ),
        ];
    }

    /// <summary>A check by the columns of an entity.</summary>
    public static TextCheck<TRow> By<TEntity>() => new(typeof(TEntity));

    /// <summary>Passes when every text fits.</summary>
    /// <exception cref="UnfitTextException">The first text that does not.</exception>
    public void Check(IReadOnlyList<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            foreach (var (name, read, most) in _columns)
            {
                if (read(row) is not { } text)
                    continue;
                if (text.Length > most)
                {
                    throw new UnfitTextException(
                        _table,
                        name,
                        $"it has {text.Length} characters, and {most} are the most"
                    );
                }
                if (StoredText.FindUnstorable(text) is >= 0 and var place)
                {
                    throw new UnfitTextException(
                        _table,
                        name,
                        $"U+{(int)text[place]:X4} at place {place} cannot be stored"
                    );
                }
            }
        }
    }
}
