using System.Text;

namespace Orchestrator.Workflows;

/// <summary>Elsa's way from what people write to what scripts and palettes call it.</summary>
internal static class Names
{
    /// <summary><c>myNumber</c> → <c>MyNumber</c>, <c>Subworkflow test</c> → <c>SubworkflowTest</c>; other characters stay.</summary>
    public static string Pascal(string name)
    {
        if (name.Length > 0 && !char.IsLower(name[0]) && !name.AsSpan().ContainsAny(' ', '_'))
            return name;
        var text = new StringBuilder(name.Length);
        var starts = true;
        foreach (var letter in name)
        {
            if (letter is ' ' or '_')
            {
                starts = true;
                continue;
            }

            text.Append(starts ? char.ToUpperInvariant(letter) : letter);
            starts = false;
        }

        return text.ToString();
    }
}
