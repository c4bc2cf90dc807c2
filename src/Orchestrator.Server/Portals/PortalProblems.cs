using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Portals;

/// <summary>Why a portal's request was not let through.</summary>
internal static class PortalProblems
{
    /// <summary>The signature does not match, or nobody has that code: which of them is not told.</summary>
    public static ProblemAnswer BadSignature { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "bad-signature",
            "签名不正确，或门户未登记。请核对密钥，并按“方法、路径与查询、时间戳、随机串、原文摘要”的次序签名。",
            "The signature is wrong, or the portal is not registered. Check the secret, and sign method, path "
                + "and query, timestamp, nonce and body hash in this order."
        );

    /// <summary>The nonce was used before.</summary>
    public static ProblemAnswer Replayed { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "nonce-used",
            "该随机串已使用过，请为每个请求（包括重试）生成新的 X-Nonce。",
            "The nonce has been used; make a new X-Nonce for every request, retries included."
        );

    /// <summary>Our fault: the caller may be right and tries again.</summary>
    public static ProblemAnswer KeyUnreadable { get; } =
        new(
            StatusCodes.Status503ServiceUnavailable,
            "portal-key-unreadable",
            "服务器暂时无法核对该门户的签名，已通知管理员，请稍后重发。",
            "The server cannot check this portal's signatures at present; its administrators were told. Send again later."
        )
        {
            RetryAfter = 60,
        };

    /// <summary>The timestamp is too far from the server's time, which is told so that a clock can be set.</summary>
    public static ProblemAnswer Stale(Instant now) =>
        new(
            StatusCodes.Status401Unauthorized,
            "stale",
            $"时间戳与服务器时间相差超过 5 分钟（服务器时间 {ChinaInstantPattern.Instance.Format(now)}），请校准时钟后重发。",
            "The timestamp is more than 5 minutes from the server's time ("
                + $"{ChinaInstantPattern.Instance.Format(now)}); set the clock and send again."
        );

    /// <summary>A header is missing or malformed; both texts say what it holds.</summary>
    public static ProblemAnswer Header(string name, string chinese, string english) =>
        new(
            StatusCodes.Status401Unauthorized,
            "header",
            $"请求头 {name} 缺失或格式有误，应为{chinese}。",
            $"The header {name} is missing or malformed; it holds {english}."
        );

    /// <summary>More requests a minute than the portal has; try again after so many seconds.</summary>
    public static ProblemAnswer TooMany(int perMinute, int seconds) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "too-many-requests",
            $"超过每分钟 {perMinute} 次的限额，请 {seconds} 秒后再试。",
            $"More than {perMinute} requests a minute; try again in {seconds} s."
        )
        {
            RetryAfter = seconds,
        };

    /// <summary>The portal has no permission for the event.</summary>
    public static ProblemAnswer EventNotPermitted(string name) =>
        new(
            StatusCodes.Status403Forbidden,
            "event-not-permitted",
            $"该门户无权发送事件 {name}，请联系市职称办管理员。",
            $"The portal may not send {name}; ask the administrator."
        );

    /// <summary>The portal has no permission for the cycle or its jurisdiction.</summary>
    public static ProblemAnswer CycleNotPermitted(string code) =>
        new(
            StatusCodes.Status403Forbidden,
            "cycle-not-permitted",
            $"该门户无权访问周期 {code}，请联系市职称办管理员。",
            $"The portal may not reach the cycle {code}; ask the administrator."
        );
}
