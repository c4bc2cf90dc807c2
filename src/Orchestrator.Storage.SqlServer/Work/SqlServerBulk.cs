using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>Rows as one JSON document, read again by <c>OPENJSON</c>: one parameter and one plan whatever the number of rows.</summary>
internal static class SqlServerBulk
{
    // Read by OPENJSON alone: no page could be harmed by what is not escaped, and Chinese takes two bytes a character instead of twelve.
    private static readonly JsonWriterOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The source <c>u</c> of a statement: the rows of <c>@rows</c>.</summary>
    public static string Source<TRow>(BulkRows<TRow> rows) => $"OPENJSON(@rows) WITH ({Columns(rows)}) AS u";

    /// <summary>The columns' names, quoted.</summary>
    public static string Names<TRow>(BulkRows<TRow> rows) =>
        string.Join(", ", rows.Columns.Select(column => $"[{column.Name}]"));

    /// <summary>The rows as JSON: bytes as Base64, instants as UTC.</summary>
    public static string ToJson<TRow>(BulkRows<TRow> rows, IReadOnlyList<TRow> values)
    {
        var columns = rows.Columns.Select(bulkColumn => (bulkColumn.Name, Values: bulkColumn.Values(values))).ToList();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Unescaped))
        {
            writer.WriteStartArray();
            for (var i = 0; i < values.Count; i++)
            {
                writer.WriteStartObject();
                foreach (var (name, column) in columns)
                {
                    Write(writer, name, column.GetValue(i));
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case short number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case byte[] bytes:
                writer.WriteBase64String(name, bytes);
                break;
            case DateTime time:
                writer.WriteString(name, time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                writer.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            default:
                throw new ArgumentException($"No JSON form for {value.GetType()}.", nameof(value));
        }
    }

    private static string Columns<TRow>(BulkRows<TRow> rows) =>
        string.Join(", ", rows.Columns.Select(column => $"[{column.Name}] {TypeOf(column.Type)}"));

    private static string TypeOf(BulkType type) =>
        type switch
        {
            BulkType.Int64 => "bigint",
            BulkType.Int32 => "int",
            BulkType.Int16 => "smallint",
            BulkType.Text => "nvarchar(max)",
            BulkType.Bytes => "varbinary(max)",
            BulkType.Instant => "datetime2",
            BulkType.Date => "date",
            BulkType.Boolean => "bit",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
