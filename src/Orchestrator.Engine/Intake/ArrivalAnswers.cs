using System.Text.Json;
using Orchestrator.Engine.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Intake;

/// <summary>What an arrival is answered.</summary>
internal static class ArrivalAnswers
{
    public static ArrivalAnswerBody Of(WorkOutcome outcome, long? moveId = null) =>
        new()
        {
            Status = StatusOf(outcome),
            InstanceId = outcome.InstanceId == 0 ? null : outcome.InstanceId,
            Number = outcome.Number,
            Stage = outcome.Stage,
            NextDue = outcome.NextDue,
            NextDueDate = outcome.NextDueDate,
            MoveId = moveId,
            Refusal = outcome.Failure is null ? outcome.Refusal : Failed,
        };

    public static string Write(ArrivalAnswerBody answer) => JsonSerializer.Serialize(answer, EngineJson.Options);

    public static ArrivalAnswerBody Read(string json) =>
        JsonSerializer.Deserialize<ArrivalAnswerBody>(json, EngineJson.Options)!;

    private static Refusal Failed { get; } =
        new(
            "internal",
            "系统处理该事项时出错，未作任何更改，已通知管理员。",
            "The system could not process this; nothing was changed, and the administrator has been told."
        );

    private static int StatusOf(WorkOutcome outcome) =>
        outcome switch
        {
            { Failure: not null } => 500,
            { Refusal.Code: WorkRefusals.NoSuchInstanceCode } => 404,
            { Refusal: not null } => 422,
            { Proposal: not null } => 202,
            { Started: true } => 201,
            _ => 200,
        };
}
