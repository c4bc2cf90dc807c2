namespace Orchestrator.Server.Problems;

/// <summary>What an HTTP status means to the people who read it.</summary>
internal static class ProblemTitles
{
    /// <summary>In Chinese; an unknown status reads as an internal error.</summary>
    public static string Chinese(int status) =>
        status switch
        {
            400 => "请求有误",
            401 => "未通过身份验证",
            403 => "没有权限",
            404 => "找不到",
            405 => "不支持该方法",
            408 => "请求超时",
            409 => "冲突",
            413 => "请求内容过大",
            415 => "不支持该内容类型",
            422 => "不予受理",
            429 => "请求过于频繁",
            503 => "暂不可用",
            _ => "服务器内部错误",
        };

    /// <summary>In English; an unknown status reads as an internal error.</summary>
    public static string English(int status) =>
        status switch
        {
            400 => "Bad request",
            401 => "Not authenticated",
            403 => "Not permitted",
            404 => "Not found",
            405 => "Method not allowed",
            408 => "Request timed out",
            409 => "Conflict",
            413 => "Body too large",
            415 => "Unsupported content type",
            422 => "Refused",
            429 => "Too many requests",
            503 => "Unavailable for now",
            _ => "Internal server error",
        };
}
