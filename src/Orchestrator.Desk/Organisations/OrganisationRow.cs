using Orchestrator.Desk.Refusals;

namespace Orchestrator.Desk.Organisations;

/// <summary>A row of an imported table.</summary>
/// <param name="Row">As Excel numbers it.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Faults">What cannot be read in it.</param>
internal sealed record OrganisationRow(int Row, OrganisationEntry Entry, IReadOnlyList<FieldError> Faults);
