using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Failures;
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
                "deadline-not-decided",
                $"期限 {draft.Name} 到期后无法处理，已单独搁置并会重试，其他期限不受影响",
                $"Deadline {draft.Name} could not be decided; it is set aside and tried again, others go on"
            ),
            DeadLetterKind.Arrival => (
                "arrival-failed",
                $"事项 {draft.Name} 处理时出错，未作任何更改，发送方已得到答复",
                $"The arrival {draft.Name} could not be processed; nothing was changed, and its sender has been answered"
            ),
            DeadLetterKind.Stimulus => (
                "stimulus-not-applied",
                $"内部通知 {draft.Name} 无法处理，其他通知不受影响",
                $"The stimulus {draft.Name} could not be applied; others go on"
            ),
            DeadLetterKind.Fanout => (
                "fanout-not-applied",
                $"批量通知 {draft.Name} 无法送达该对象，其他对象不受影响",
                $"The stimulus to all {draft.Name} did not reach this one; the others have it"
            ),
            DeadLetterKind.Request => (
                "request-not-kept",
                $"对 {draft.Name} 的请求的答复无法保存，已不再重发",
                $"The answer of {draft.Name} could not be kept; the request is not sent again"
            ),
            DeadLetterKind.Mail => (
                "mail-not-delivered",
                $"发给 {draft.Name} 的邮件无法送达，其他邮件不受影响",
                $"The mail to {draft.Name} could not be delivered; others go on"
            ),
            DeadLetterKind.Webhook => (
                "webhook-not-delivered",
                $"给 {draft.Name} 的推送无法送达，其他推送不受影响",
                $"The webhook to {draft.Name} could not be delivered; others go on"
            ),
            DeadLetterKind.Starter => (
                "starter-not-arranged",
                $"流程 {draft.Name} 的定时启动无法安排，其他流程不受影响",
                $"The timed starts of {draft.Name} could not be arranged; others go on"
            ),
            DeadLetterKind.Reminder => (
                "reminders-not-made",
                $"地区 {draft.Name} 的提醒无法生成，会继续重试，其他地区不受影响",
                $"The reminders of the region {draft.Name} could not be made; they are tried again, others go on"
            ),
            _ => (
                "move-not-applied",
                $"周期变更 {draft.Name} 在该周期未能执行完毕，其他周期不受影响",
                $"Change {draft.Name} could not be carried out in full for this cycle; other cycles go on"
            ),
        };
        var subject = draft.InstanceId == 0 ? $"{draft.Kind}/{draft.ItemId}" : $"instances/{draft.InstanceId}";
        var cause = draft.Failure is GivenUpException ? draft.Failure.Message : draft.Failure.GetType().Name;
        return new Alarm(
            code,
            subject,
            $"{chinese}（{cause}）；请在“死信”页处理，详情见服务器日志。",
            $"{english} ({cause}). Deal with it on the page of dead letters; the server's log has the details."
        );
    }
}
