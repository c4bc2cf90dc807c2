using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>How an instance is taken up again.</summary>
/// <param name="Until">Its new last day, local (Asia/Shanghai) and inclusive.</param>
/// <param name="Deadlines">By run and name, the deadlines that are open again.</param>
/// <param name="Entry">The journal's line.</param>
/// <param name="Messages">Whom it tells.</param>
internal sealed record TakenUpTerms(
    LocalDate Until,
    IReadOnlyDictionary<(string Run, string Name), DeadlineRequest> Deadlines,
    JournalEntry Entry,
    IReadOnlyList<OutgoingMessage> Messages
);
