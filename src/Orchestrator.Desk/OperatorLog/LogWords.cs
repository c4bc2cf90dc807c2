using System.Globalization;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>What the actions of the operator log are called for people.</summary>
public static class LogWords
{
    private const string Act = "act.";
    private const string Alarm = "alarm.";

    private static readonly Dictionary<string, (string Chinese, string English)> Known = new(StringComparer.Ordinal)
    {
        ["administrator.created"] = ("建立首位管理员", "made the first administrator"),
        ["calendar.approved"] = ("批准工作日历", "approved working days"),
        ["calendar.proposed"] = ("提交工作日历", "proposed working days"),
        ["calendar.rejected"] = ("退回工作日历", "rejected working days"),
        ["cycle.committeesSet"] = ("确定周期的评委会", "named a cycle's committees"),
        ["cycle.started"] = ("启动周期", "started a cycle"),
        ["dead-letter.closed"] = ("关闭死信", "closed a dead letter"),
        ["dead-letter.retried"] = ("重试死信", "retried a dead letter"),
        ["definition.dateConfirmed"] = ("确认日期", "confirmed a date"),
        ["definition.deleted"] = ("删除流程草稿", "deleted a definition's draft"),
        ["definition.drafted"] = ("保存流程草稿", "saved a definition's draft"),
        ["definition.draftedFromNotice"] = ("由通知起草流程", "drafted a definition from a notice"),
        ["definition.imported"] = ("导入流程", "imported a definition"),
        ["definition.kindSet"] = ("确定流程种类", "said what a definition is"),
        ["definition.published"] = ("批准流程发布", "approved a definition"),
        ["definition.restored"] = ("恢复流程旧版本", "restored an earlier version"),
        ["definition.retracted"] = ("停用流程", "took a definition out of force"),
        ["definition.rolledOver"] = ("滚动到下一年", "rolled a schedule over to another year"),
        ["definition.submitted"] = ("提交流程发布", "submitted a definition"),
        ["instance.cancelled"] = ("取消流程实例", "cancelled an instance"),
        ["instance.deleted"] = ("删除试运行", "deleted a trial run"),
        ["instance.retried"] = ("重试流程实例", "retried an instance"),
        ["job.dashboard"] = ("在任务面板操作", "acted in the dashboard of jobs"),
        ["job.paused"] = ("暂停任务", "paused a job"),
        ["job.resumed"] = ("恢复任务", "resumed a job"),
        ["job.run"] = ("手动运行任务", "ran a job"),
        ["move.approved"] = ("批准周期变更", "approved a change of cycles"),
        ["move.proposed"] = ("提出周期变更", "proposed a change of cycles"),
        ["move.rejected"] = ("退回周期变更", "rejected a change of cycles"),
        ["notice.approved"] = ("批准通知", "approved a notice"),
        ["notice.proposed"] = ("提交通知", "proposed a notice"),
        ["notice.rejected"] = ("退回通知", "rejected a notice"),
        ["organisation.added"] = ("登记单位", "registered an organisation"),
        ["organisation.changed"] = ("修改单位", "changed an organisation"),
        ["organisation.imported"] = ("导入单位名录", "imported organisations"),
        ["portal.added"] = ("添加门户", "added a portal"),
        ["portal.disabled"] = ("停用门户", "disabled a portal"),
        ["portal.secretRenewed"] = ("更换门户密钥", "renewed a portal's secret"),
        ["practice.jumped"] = ("拨动练习时钟", "moved the practice clock"),
        ["sandbox.started"] = ("开始演练", "started a sandbox"),
        ["session.ended"] = ("退出登录", "signed out"),
        ["session.passwordChanged"] = ("更改本人密码", "changed one's own password"),
        ["session.passwordChosen"] = ("凭链接设定密码", "chose a password by a link"),
        ["session.secondFactorRemoved"] = ("关闭本人动态验证码", "removed one's own second factor"),
        ["session.secondFactorSet"] = ("启用本人动态验证码", "set one's own second factor"),
        ["session.started"] = ("登录", "signed in"),
        ["user.added"] = ("添加用户", "added a user"),
        ["user.changed"] = ("修改用户及其角色", "changed a user and its roles"),
        ["user.disabled"] = ("停用用户", "disabled a user"),
        ["user.passwordLink"] = ("发放设定密码的链接", "gave out a link for a password"),
        ["user.secondFactorRemoved"] = ("解除用户的动态验证码", "removed a user's second factor"),
    };

    private static readonly Dictionary<string, string> Events = ReviewEvents
        .All.DistinctBy(known => known.Name)
        .ToDictionary(known => known.Name, known => known.Title, StringComparer.Ordinal);

    /// <summary>Actions with a name of their own, those upon cases and alarms not among them.</summary>
    public static IReadOnlyCollection<string> Actions => Known.Keys;

    /// <summary>The first part of an action: what it deals with.</summary>
    public static string KindOf(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.IndexOf('.', StringComparison.Ordinal) is > 0 and var end ? action[..end] : action;
    }

    /// <summary>An action in words. One of a later version of the program is called an action.</summary>
    public static (string Chinese, string English) Of(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (Known.TryGetValue(action, out var words))
            return words;
        if (action.StartsWith(Alarm, StringComparison.Ordinal))
            return ("告警", "alarm");
        if (!action.StartsWith(Act, StringComparison.Ordinal))
            return ("其他操作", "another action");
        var name = action[Act.Length..];
        return (
            "办理：" + Events.GetValueOrDefault(name, "其他事项"),
            string.Create(CultureInfo.InvariantCulture, $"case: {name.Replace('.', ' ')}")
        );
    }
}
