namespace Orchestrator.Workflows.Validation;

/// <summary>One check of definitions; title review adds its own (dates, floors, clauses).</summary>
public interface IDefinitionRule
{
    /// <summary>All that the check finds; nothing is fine. It never throws for a bad definition.</summary>
    IEnumerable<Finding> Check(DefinitionCheck check);
}
