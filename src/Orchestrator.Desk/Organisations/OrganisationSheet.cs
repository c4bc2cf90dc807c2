using System.Globalization;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Sheets;

namespace Orchestrator.Desk.Organisations;

/// <summary>The register as a table: read from an import, written as an export or an empty template.</summary>
public static class OrganisationSheet
{
    private const string Name = "单位";
    private const string On = "启用";
    private const string Off = "停用";

    // Excel keeps fifteen digits of a number; the rest of a code is lost by then.
    private const double FirstInexact = 1e15;

    /// <summary>The table of these.</summary>
    public static byte[] Write(IEnumerable<OrganisationView> organisations) =>
        SheetWriter.Write(
            Name,
            [.. OrganisationColumns.All.Select(column => (column.Head, column.Width))],
            organisations.Select(row =>
                (IReadOnlyList<string?>)
                    [
                        OrganisationKinds.ChineseOf(row.Role),
                        row.Code,
                        row.Name,
                        row.Jurisdiction,
                        row.Superior,
                        row.Enabled ? On : Off,
                    ]
            )
        );

    /// <summary>The table without rows.</summary>
    public static byte[] Template() => Write([]);

    /// <summary>The rows of a table, or why it is none of organisations.</summary>
    internal static DeskAnswer<OrganisationRow[]> Read(SheetLine[] lines)
    {
        if (lines.Length == 0)
        {
            return DeskRefusal.Invalid(
                "file",
                "表格是空的，请用模板填写。",
                "the table is empty; fill in the template."
            );
        }
        if (!Columns(lines[0]).TryGet(out var columns, out var wrong))
            return wrong;
        return lines[1..]
            .Select(line => new SheetLine(line.Row, Named(line, columns)))
            .Where(line => line.Cells.Count > 0)
            .Select(RowOf)
            .ToArray();
    }

    private static DeskAnswer<Dictionary<string, string>> Columns(SheetLine heads)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (letter, cell) in heads.Cells)
        {
            var head = Trim(Convert.ToString(cell, CultureInfo.InvariantCulture)!);
            if (OrganisationColumns.PathOf(head) is not { } path)
            {
                return DeskRefusal.Invalid(
                    "file",
                    $"第 {heads.Row} 行的列名“{head}”不认识；请用模板的列名。",
                    $"row {heads.Row} has the unknown head \"{head}\"; use those of the template."
                );
            }
            if (!columns.TryAdd(path, letter))
            {
                return DeskRefusal.Invalid(
                    "file",
                    $"列“{head}”出现了两次。",
                    $"the column \"{head}\" stands there twice."
                );
            }
        }

        var missing = OrganisationColumns.All.Where(column => !columns.ContainsKey(column.Path)).ToList();
        return missing.Count == 0
            ? columns.ToDictionary(column => column.Value, column => column.Key, StringComparer.Ordinal)
            : DeskRefusal.Invalid(
                "file",
                $"缺少列：{string.Join('、', missing.Select(column => column.Head))}；请用模板的列名。",
                $"columns are missing: {string.Join(", ", missing.Select(column => column.HeadEn))}; use those of the template."
            );
    }

    private static Dictionary<string, object> Named(SheetLine line, Dictionary<string, string> columns) =>
        line
            .Cells.Where(cell => columns.ContainsKey(cell.Key))
            .ToDictionary(cell => columns[cell.Key], cell => cell.Value, StringComparer.Ordinal);

    private static OrganisationRow RowOf(SheetLine line)
    {
        var faults = new List<FieldError>();
        var role = Text("$.role") ?? "";
        var state = Text("$.enabled") ?? On;
        var enabled = state is On || state.Equals("Enabled", StringComparison.OrdinalIgnoreCase);
        if (!enabled && state is not Off && !state.Equals("Disabled", StringComparison.OrdinalIgnoreCase))
            faults.Add(new FieldError("$.enabled", "状态须为启用或停用。", "the state must be Enabled or Disabled."));
        var entry = new OrganisationEntry
        {
            Role = OrganisationKinds.RoleOf(role) ?? role,
            Code = Text("$.code") ?? "",
            Name = Text("$.name") ?? "",
            Jurisdiction = Text("$.jurisdiction"),
            Superior = Text("$.superior"),
            Enabled = enabled,
        };
        return new OrganisationRow(line.Row, entry, faults);

        string? Text(string path)
        {
            if (!line.Cells.TryGetValue(path, out var cell))
                return null;
            if (TextOf(cell) is { } text)
                return text.Length > 0 ? text : null;
            faults.Add(
                new FieldError(
                    path,
                    "这一格被存成了数字或日期，原来的内容已不完整；请设为文本格式后重新填写。",
                    "this cell was kept as a number or a day and is not what was typed; format it as text and type it again."
                )
            );
            return null;
        }
    }

    /// <summary>Null when the cell no longer holds what was typed.</summary>
    private static string? TextOf(object cell) =>
        cell switch
        {
            string text => Trim(text),
            double number when Math.Abs(number) < FirstInexact => number.ToString(
                "0.###############",
                CultureInfo.InvariantCulture
            ),
            double or DateTime or TimeSpan => null,
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };

    // What people paste brings marks along that nobody sees.
    private static string Trim(string text) => text.Trim().Trim('\u200B', '\uFEFF').Trim();
}
