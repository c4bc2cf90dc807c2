namespace Orchestrator.Storage.Access;

/// <summary>联系人: whom reminders for a role of an organisation go to. Need not be able to sign in.</summary>
public sealed class Contact
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>E.g. <c>employer</c>, <c>department</c>, <c>office</c>, <c>titleOffice</c>.</summary>
    public required string Role { get; set; }

    /// <summary>Code of the organisation, committee or person; null where the role has only one of it (市职称办).</summary>
    public string? Organisation { get; set; }

    /// <summary>Name of the organisation as people read it.</summary>
    public string? OrganisationName { get; set; }

    /// <summary>Restricts it to the cycles of one jurisdiction, e.g. <c>TJ</c>; null for all.</summary>
    public string? Jurisdiction { get; set; }

    /// <summary>Name of the person, for the salutation.</summary>
    public required string Name { get; set; }

    /// <summary>Address that digests are mailed to.</summary>
    public required string Mail { get; set; }

    /// <summary>单位负责人: gets copies at escalation and no ordinary reminders.</summary>
    public bool IsHead { get; set; }

    /// <summary>Code of the superior organisation: an employer's department, a department's committee office.</summary>
    public string? Superior { get; set; }

    /// <summary>False: gets nothing, and counts as if it were not there.</summary>
    public bool Enabled { get; set; }
}
