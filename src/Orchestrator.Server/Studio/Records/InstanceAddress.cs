using System.Globalization;

namespace Orchestrator.Server.Studio.Records;

/// <summary>Studio's id of an instance or version: the row's number, with the sandbox it lies in before a tilde.</summary>
/// <param name="Sandbox">Null for the real database.</param>
/// <param name="Row">The row.</param>
internal readonly record struct InstanceAddress(string? Sandbox, long Row)
{
    /// <summary>Null when the text is no address.</summary>
    public static InstanceAddress? Parse(string? id)
    {
        var parts = (id ?? "").Split('~', 2);
        return long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new InstanceAddress(parts.Length == 2 ? parts[0] : null, row)
            : null;
    }

    /// <summary>The id as Studio has it.</summary>
    public override string ToString() =>
        Sandbox is null ? Row.ToString(CultureInfo.InvariantCulture) : $"{Sandbox}~{Row}";
}
