using Orchestrator.Engine.Alarms;
using Orchestrator.Storage.DeadLetters;

namespace Orchestrator.Engine.DeadLetters;

/// <summary>What operators are told of a dead letter.</summary>
internal static class DeadLetterTexts
{
    public static Alarm Alarm(LetterDraft draft)
    {
        var (code, chinese, english) = draft.Kind switch
        {
            DeadLetterKind.Deadline => (
                "deadline-not-decided", $"期限 {draft.Name} 到期后无法处理，已单独搁置并会重试，其他期限不受影响",
                $"Deadline {draft.Name} could not be decided; it is set aside and tried again, others go on"),
            DeadLetterKind.Arrival => (
                "arrival-failed", $"事项 {draft.Name} 处理时出错，未作任何更改，发送方已得到答复",
                $"The arrival {draft.Name} could not be processed; nothing was changed, and its sender has been answered"),
            DeadLetterKind.Stimulus => (
                "stimulus-not-applied", $"内部通知 {draft.Name} 无法处理，其他通知不受影响",
                $"The stimulus {draft.Name} could not be applied; others go on"),
            DeadLetterKind.Fanout => (
                "fanout-not-applied", $"批量通知 {draft.Name} 无法送达该对象，其他对象不受影响",
                $"The stimulus to all {draft.Name} did not reach this one; the others have it"),
            DeadLetterKind.Request => (
                "request-not-kept", $"对 {draft.Name} 的请求的答复无法保存，已不再重发",
                $"The answer of {draft.Name} could not be kept; the request is not sent again"),
            _ => (
                "move-not-applied", $"改期 {draft.Name} 无法用于该周期，日期未变，其他周期不受影响",
                $"Move {draft.Name} could not be applied to this cycle; no date changed, other cycles go on"),
        };
        var subject = draft.InstanceId == 0 ? $"{draft.Kind}/{draft.ItemId}" : $"instances/{draft.InstanceId}";
        return new Alarm(
            code, subject, $"{chinese}（{draft.Failure.GetType().Name}）；请在“死信”页处理，详情见服务器日志。",
            $"{english} ({draft.Failure.GetType().Name}). Deal with it on the page of dead letters; the server's log has the details.");
    }
}
