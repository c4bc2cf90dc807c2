using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Engine.Work;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>Judges definitions by the calendars and notices that are in force now.</summary>
public sealed class RulesInForce(CalendarCache calendars, NoticeCache notices)
{
    /// <summary>The validator.</summary>
    public async ValueTask<DefinitionValidator> ValidatorAsync(CancellationToken cancellationToken) =>
        DefinitionRules.Validator(
            await calendars.GetAsync(cancellationToken),
            await notices.GetAsync(cancellationToken)
        );
}
