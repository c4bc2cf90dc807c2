using NodaTime;

namespace Orchestrator.TitleReview.Proving;

/// <summary>What an activity is in the proof: the day it begins, the day it is done, and when what follows it may begin.</summary>
/// <param name="Start">The event of its beginning.</param>
/// <param name="Done">The event of its end.</param>
/// <param name="Next">The first day for what follows, by the day it is done.</param>
internal sealed record Step(string Start, string Done, Func<LocalDate, LocalDate> Next);
