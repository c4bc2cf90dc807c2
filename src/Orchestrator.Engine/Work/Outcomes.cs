using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>What is answered of an item.</summary>
internal static class Outcomes
{
    public static WorkOutcome Refused(LiveInstance instance, Refusal refusal) =>
        new()
        {
            InstanceId = instance.Id,
            Refusal = refusal,
            Stage = instance.Stage,
            Number = instance.Number,
            Status = instance.State.Status,
        };

    public static WorkOutcome Done(LiveInstance instance)
    {
        var next = instance.Open?.Values.OrderBy(deadline => deadline.DueAt).Cast<OpenDeadline?>().FirstOrDefault();
        return new WorkOutcome
        {
            InstanceId = instance.Id,
            Started = instance.Revision < 0,
            Stage = instance.Stage,
            Number = instance.Number,
            Status = instance.State.Status,
            SubStatus = instance.State.SubStatus,
            Response = instance.Response,
            NextDue = next?.DueAt,
            NextDueDate = next?.DueDate,
        };
    }
}
