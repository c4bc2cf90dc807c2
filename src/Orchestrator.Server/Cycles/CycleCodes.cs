using System.Text.RegularExpressions;

namespace Orchestrator.Server.Cycles;

/// <summary>The form of codes that people choose: safe in an address, a header and a file name.</summary>
internal static partial class CycleCodes
{
    public static bool IsValid(string code) => Form().IsMatch(code);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,39}\z")]
    private static partial Regex Form();
}
