namespace Orchestrator.Storage.DeadLetters;

/// <summary>The kind of work that failed for good.</summary>
public enum DeadLetterKind
{
    /// <summary>期限: a due deadline that cannot be decided; it stays armed.</summary>
    Deadline = 0,

    /// <summary>已接收的事项: a portal's event or an operator's act; its sender was answered that it failed.</summary>
    Arrival = 1,

    /// <summary>内部通知: a stimulus from one instance to another, or the start of a workflow.</summary>
    Stimulus = 2,

    /// <summary>批量通知: one target that a stimulus to all did not reach, or the whole of it.</summary>
    Fanout = 3,

    /// <summary>外部请求: an HTTP request of a workflow whose answer cannot be kept.</summary>
    Request = 4,

    /// <summary>改期: an approved move that one of its cycles cannot take.</summary>
    Move = 5,

    /// <summary>邮件: a mail that cannot be delivered.</summary>
    Mail = 6,

    /// <summary>推送: a webhook that its receiver does not take.</summary>
    Webhook = 7,

    /// <summary>定时启动: a definition whose timed starts cannot be arranged.</summary>
    Starter = 8,

    /// <summary>提醒: a region whose reminders cannot be made.</summary>
    Reminder = 9,
}
