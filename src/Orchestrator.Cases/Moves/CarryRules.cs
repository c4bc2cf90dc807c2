using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// 结转: which applications may go on in another cycle. Those that ended without a decision on their merits may: their cycle
/// was cancelled, it closed before they were finished, or a date was missed.
/// </summary>
internal static class CarryRules
{
    /// <summary>Why an application stays where it is; null when it may be carried over.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="stage">Where it stands or how it ended; null before the first stage.</param>
    /// <param name="hasEnded">Whether it has ended.</param>
    /// <param name="isLapsed">Whether it ended because a date was missed.</param>
    /// <param name="cycle">Where its cycle stands.</param>
    public static Refusal? Refuse(string number, string? stage, bool hasEnded, bool isLapsed, CycleStatus cycle)
    {
        var text = Stages.Chinese(stage ?? Stages.Submitted);
        return (stage, hasEnded) switch
        {
            (Stages.CarriedOver, true) => new Refusal(
                "already-carried",
                $"申报{number}已经结转，不能再次结转。",
                $"Application {number} has been carried over already."
            ),
            (Stages.Cancelled, true) => null,
            (_, true) when isLapsed => null,
            (_, true) => new Refusal(
                "decided",
                $"申报{number}已有办理结果（{text}），不能结转；请在新的周期重新申报。",
                $"Application {number} has ended with a result ({text}); the person applies anew in the other cycle."
            ),
            _ when cycle == CycleStatus.Running => new Refusal(
                "under-way",
                $"申报{number}仍在办理（{text}），周期尚未结束，不能结转。",
                $"Application {number} is still under way ({text}) in a cycle that runs."
            ),
            _ => null,
        };
    }

    /// <summary>Why nothing goes from one cycle into another; null when it may.</summary>
    public static Refusal? Refuse(Cycle from, Cycle into)
    {
        if (from.InstanceId == into.InstanceId)
        {
            return new Refusal(
                "same-cycle",
                "请选择另一个周期作为结转的去向。",
                "Choose another cycle to carry the applications over to (\"into\")."
            );
        }
        if (from.Jurisdiction != into.Jurisdiction)
        {
            return new Refusal(
                "other-jurisdiction",
                $"“{into.Name}”属于{into.Jurisdiction}，与“{from.Name}”（{from.Jurisdiction}）不在同一管辖地区，不能结转。",
                $"\"{into.Name}\" is of {into.Jurisdiction}, \"{from.Name}\" of {from.Jurisdiction}: not the same jurisdiction."
            );
        }
        return into.Year >= from.Year
            ? null
            : new Refusal(
                "earlier-year",
                $"“{into.Name}”的年度早于“{from.Name}”，只能结转到同年度或以后的周期。",
                $"\"{into.Name}\" is of an earlier year than \"{from.Name}\"."
            );
    }
}
