using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Network;
using Orchestrator.Engine.Outbox;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Portals;

/// <summary>What a portal's registration must keep.</summary>
internal static class PortalChecks
{
    private const int LongestPermissions = 2000;

    /// <summary>What is wrong with a registration, by field; empty when nothing is.</summary>
    public static IReadOnlyList<FieldError> Check(NewPortal body, bool allowsPrivateAddresses)
    {
        foreach (
            var (name, items) in new (string, IEnumerable<object?>)[]
            {
                ("eventTypes", body.EventTypes),
                ("cycles", body.Cycles),
                ("subscriptions", body.Subscriptions ?? []),
            }
        )
        {
            if (items.Contains(null))
                return [new("$." + name, "列表中有空项。", "has an item that is null.")];
        }

        var errors = new List<FieldError>();
        if (!CycleCodes.IsValid(body.Code))
        {
            errors.Add(
                new(
                    "$.code",
                    "代码由 1 至 40 个字母、数字或连字符组成。",
                    "a code has 1 to 40 letters, digits or hyphens."
                )
            );
        }
        if (body.Code.Equals(Arrivals.Console, StringComparison.OrdinalIgnoreCase))
            errors.Add(new("$.code", "该代码由系统自用，请另选。", "this code is the system's own; choose another."));
        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > 200)
            errors.Add(new("$.name", "名称为 1 至 200 个字符。", "a name has 1 to 200 characters."));
        if (body.RequestsPerMinute is < 1 or > 60_000)
            errors.Add(new("$.requestsPerMinute", "每分钟次数为 1 至 60000。", "requests per minute are 1 to 60000."));
        errors.AddRange(
            body.EventTypes.Where(type => !IsEvent(type))
                .Select(type => new FieldError(
                    "$.eventTypes",
                    $"没有事件“{type}”；* 表示全部。",
                    $"there is no event \"{type}\"; * is all."
                ))
        );
        errors.AddRange(
            body.Cycles.Where(cycle => cycle.Length is 0 or > 64 || cycle.Any(char.IsWhiteSpace))
                .Select(cycle => new FieldError(
                    "$.cycles",
                    $"“{cycle}”不是周期代码或地区代码；* 表示全部。",
                    $"\"{cycle}\" is no cycle or jurisdiction code; * is all."
                ))
        );
        if (PortalPermissions.Write(body.EventTypes, body.Cycles).Length > LongestPermissions)
            errors.Add(new("$.eventTypes", "权限过多，请用 * 。", "these are too many permissions; use *."));
        if (
            body.WebhookUrl is { } url
            && !(
                Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && uri.UserInfo.Length == 0
            )
        )
        {
            errors.Add(
                new(
                    "$.webhookUrl",
                    "应为 http 或 https 网址，不含用户名和密码。",
                    "must be an http or https address without user and password."
                )
            );
        }
        else if (body.WebhookUrl is { } webhook && !allowsPrivateAddresses && PrivateAddress.Is(new Uri(webhook)))
        {
            errors.Add(
                new(
                    "$.webhookUrl",
                    "该地址位于内网或本机；须先在配置中允许（Requests:AllowPrivateAddresses）。",
                    "lies in a private network or on this machine; allow that in the configuration first (Requests:AllowPrivateAddresses)."
                )
            );
        }
        errors.AddRange(
            (body.Subscriptions ?? [])
                .Where(type => type.Length == 0 || type.Contains(' ', StringComparison.Ordinal))
                .Select(_ => new FieldError(
                    "$.subscriptions",
                    "事件名不能为空或含空格。",
                    "an event name is not empty and has no space."
                ))
        );
        return errors;
    }

    private static bool IsEvent(string type) =>
        type is "*" or PortalDeeds.ExpertImport or PortalDeeds.TaskResult or PortalDeeds.Evidence
        || ReviewEvents.All.Any(item => item.IsFromPortals && item.Name == type);
}
