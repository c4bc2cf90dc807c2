using Orchestrator.Server.Problems;

namespace Orchestrator.Server.Portals;

/// <summary>The form of the headers, looked at before anything else.</summary>
internal static class PortalHeaderChecks
{
    /// <summary>The first header that is missing or malformed; null when all four look right.</summary>
    public static ProblemAnswer? Check(string code, string timestamp, string nonce, string signature)
    {
        if (code.Length is 0 or > 64)
            return PortalProblems.Header(PortalHeaders.Portal, "门户代码", "the portal's code");
        if (timestamp.Length is 0 or > 11 || !timestamp.All(char.IsAsciiDigit))
            return PortalProblems.Header(PortalHeaders.Timestamp, "Unix 秒数", "seconds since 1970");
        if (
            nonce.Length is < 8 or > 128
            || !nonce.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        )
        {
            return PortalProblems.Header(
                PortalHeaders.Nonce,
                "8 至 128 个字母、数字、- _ . 组成的随机串",
                "8 to 128 random letters, digits, - _ ."
            );
        }
        return signature.Length != 64 || !signature.All(char.IsAsciiHexDigit)
            ? PortalProblems.Header(
                PortalHeaders.Signature,
                "64 位十六进制 HMAC-SHA256",
                "an HMAC-SHA256 in 64 hex digits"
            )
            : null;
    }
}
