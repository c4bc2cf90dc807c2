using System.Globalization;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>取消周期: from when on, why and by whose approval nothing of a cycle goes on.</summary>
/// <param name="At">The instant of the approval.</param>
/// <param name="Reason">The reason, as it is announced.</param>
/// <param name="By">The second person.</param>
internal sealed record CycleEnd(Instant At, string Reason, string By)
{
    /// <summary>Code of what is answered to whoever comes afterwards.</summary>
    public const string Code = "cycle-cancelled";

    private string Moment => At.InZone(ChinaTime.Zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is answered to whoever comes afterwards.</summary>
    public Refusal Refusal =>
        new(
            Code,
            $"该周期已于{Moment}取消，不再受理任何事项。取消理由：{Reason}",
            $"The cycle was cancelled on {Moment} (Beijing time); nothing more is accepted. Reason: {Reason}"
        );
}
