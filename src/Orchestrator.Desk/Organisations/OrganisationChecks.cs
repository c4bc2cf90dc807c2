using System.Text;
using Orchestrator.Desk.Refusals;
using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.Desk.Organisations;

/// <summary>What an organisation must be like to be registered, whatever else is registered.</summary>
internal static class OrganisationChecks
{
    private const int LongestCode = 64;
    private const int LongestName = 200;
    private const int LongestJurisdiction = 16;

    /// <summary>Its faults; none when it can be kept. Paths are <c>$.code</c> and the like.</summary>
    public static IEnumerable<FieldError> Check(OrganisationEntry entry)
    {
        if (!OrganisationKinds.Has(entry.Role))
        {
            yield return new FieldError(
                "$.role",
                "类型须为评委会、主管部门或用人单位。",
                "the type must be Committee, Department or Employer."
            );
        }
        if (!IsCode(entry.Code))
        {
            yield return new FieldError(
                "$.code",
                $"代码为 1 至 {LongestCode} 个字符，不含空格。",
                $"a code has 1 to {LongestCode} characters without spaces."
            );
        }
        else if (IdentityNumber.IsIn(entry.Code))
        {
            yield return IdentityNumbers.At("$.code");
        }
        if (!IsText(entry.Name, LongestName))
        {
            yield return new FieldError(
                "$.name",
                $"名称为 1 至 {LongestName} 个字符。",
                $"a name has 1 to {LongestName} characters."
            );
        }
        else if (IdentityNumber.IsIn(entry.Name))
        {
            yield return IdentityNumbers.At("$.name");
        }
        if (entry.Jurisdiction is { } place && !IsText(place, LongestJurisdiction))
        {
            yield return new FieldError(
                "$.jurisdiction",
                $"地区为 1 至 {LongestJurisdiction} 个字符，例如天津市。",
                $"a jurisdiction has 1 to {LongestJurisdiction} characters, e.g. 天津市."
            );
        }
        if (CheckSuperior(entry) is { } wrong)
            yield return wrong;
    }

    /// <summary>The fault of an employer whose department nobody knows.</summary>
    public static FieldError UnknownSuperior(string code) =>
        new(
            "$.superior",
            $"没有代码为“{code}”的主管部门；请先登记它，或写在同一个文件里。",
            $"no department has the code \"{code}\"; register it first, or in the same file."
        );

    /// <summary>The fault of one that lies in a place that this person does not keep.</summary>
    public static FieldError OutOfReach(string? jurisdiction) =>
        jurisdiction is null
            ? new FieldError(
                "$.jurisdiction",
                "请写明地区：您只能登记本地区的单位。",
                "state the jurisdiction: you keep those of your own alone."
            )
            : new FieldError(
                "$.jurisdiction",
                $"“{jurisdiction}”不是您负责的地区。",
                $"\"{jurisdiction}\" is not a jurisdiction that you keep."
            );

    private static FieldError? CheckSuperior(OrganisationEntry entry)
    {
        if (entry.Superior is not { } superior)
            return null;
        if (OrganisationKinds.Has(entry.Role) && OrganisationKinds.Above(entry.Role) is null)
        {
            return new FieldError(
                "$.superior",
                "只有用人单位有上级（其主管部门）；请留空。",
                "only an employer has a superior, its department; leave it empty."
            );
        }
        return IsCode(superior)
            ? null
            : new FieldError(
                "$.superior",
                $"上级代码为 1 至 {LongestCode} 个字符，不含空格。",
                $"a superior's code has 1 to {LongestCode} characters without spaces."
            );
    }

    private static bool IsCode(string text) => IsText(text, LongestCode) && !text.Any(char.IsWhiteSpace);

    private static bool IsText(string text, int longest) =>
        !string.IsNullOrWhiteSpace(text)
        && text.Length <= longest
        && !text.Any(char.IsControl)
        && text.Trim().Length == text.Length
        // Half of a pair is no letter, and no database keeps it.
        && !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
