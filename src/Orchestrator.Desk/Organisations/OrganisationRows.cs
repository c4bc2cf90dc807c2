using Orchestrator.Storage.Access;

namespace Orchestrator.Desk.Organisations;

/// <summary>Between what somebody enters and what is stored.</summary>
internal static class OrganisationRows
{
    /// <summary>What somebody would have to enter for it.</summary>
    public static OrganisationEntry EntryOf(Organisation row) =>
        new()
        {
            Role = row.Role,
            Code = row.Code,
            Name = row.Name,
            Jurisdiction = row.Jurisdiction,
            Superior = row.Superior,
            Enabled = row.Enabled,
        };

    /// <summary>A new row.</summary>
    public static Organisation ToRow(this OrganisationEntry entry) =>
        new()
        {
            Role = entry.Role,
            Code = entry.Code,
            Name = entry.Name,
            Jurisdiction = entry.Jurisdiction,
            Superior = entry.Superior,
            Enabled = entry.Enabled,
        };

    /// <summary>All but the key.</summary>
    public static void WriteTo(this OrganisationEntry entry, Organisation row)
    {
        row.Name = entry.Name;
        row.Jurisdiction = entry.Jurisdiction;
        row.Superior = entry.Superior;
        row.Enabled = entry.Enabled;
    }
}
