using Orchestrator.Calendars;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Planning;

/// <summary>A number of days that the notice leaves open (及时, 限时; C18): the administrator gives it.</summary>
/// <param name="Days">The input that gives it.</param>
/// <param name="Declared">Until it is given.</param>
/// <param name="Unit">What is counted.</param>
internal sealed record OpenDays(Input<int>? Days, int Declared, OffsetUnit Unit = OffsetUnit.WorkingDays);
