using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Work;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>What saving a definition's kind takes of the host.</summary>
/// <param name="Library">Where the definition is read.</param>
/// <param name="Calendars">The calendars that may be chosen.</param>
/// <param name="Notices">The notices that may be chosen.</param>
/// <param name="Drafts">Where it is saved.</param>
/// <param name="Log">The operator log.</param>
/// <param name="Who">Who saves.</param>
internal sealed record KindSaving(
    DefinitionLibrary Library,
    CalendarCache Calendars,
    NoticeCache Notices,
    DefinitionDrafts Drafts,
    OperatorLogWriter Log,
    Operator Who
);
