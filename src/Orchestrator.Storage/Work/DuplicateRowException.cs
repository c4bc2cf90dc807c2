namespace Orchestrator.Storage.Work;

/// <summary>A row that must be unique exists already; nothing was written.</summary>
public sealed class DuplicateRowException(string constraint, Exception inner)
    : Exception($"The row exists already ({constraint}).", inner)
{
    /// <summary>Name of the unique index, e.g. <c>ux_applications_cycle_id_number</c>.</summary>
    public string Constraint { get; } = constraint;
}
