using System.Text.RegularExpressions;

namespace Orchestrator.Desk.Cycles;

/// <summary>The form of codes that people choose: safe in an address, a header and a file name.</summary>
public static partial class CycleCodes
{
    /// <summary>1 to 40 ASCII letters, digits and hyphens, no hyphen first.</summary>
    public static bool IsValid(string code) => Form().IsMatch(code);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,39}\z")]
    private static partial Regex Form();
}
