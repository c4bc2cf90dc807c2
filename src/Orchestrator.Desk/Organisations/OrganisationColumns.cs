namespace Orchestrator.Desk.Organisations;

/// <summary>The columns of the register's table, in order.</summary>
internal static class OrganisationColumns
{
    /// <summary>Each with the path of its field, its heads and its width in letters.</summary>
    public static readonly IReadOnlyList<(string Path, string Head, string HeadEn, int Width)> All =
    [
        ("$.role", "类型", "Type", 12),
        ("$.code", "代码", "Code", 24),
        ("$.name", "名称", "Name", 44),
        ("$.jurisdiction", "地区", "Jurisdiction", 12),
        ("$.superior", "上级代码", "Superior code", 24),
        ("$.enabled", "状态", "State", 8),
    ];

    /// <summary>The path that a head means, in either language; null: none.</summary>
    public static string? PathOf(string head) =>
        All.FirstOrDefault(column =>
            column.Head == head || column.HeadEn.Equals(head, StringComparison.OrdinalIgnoreCase)
        ).Path;

    /// <summary>The heads of a field.</summary>
    public static (string Head, string HeadEn) HeadsOf(string path)
    {
        var column = All.First(column => column.Path == path);
        return (column.Head, column.HeadEn);
    }
}
