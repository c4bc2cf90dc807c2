using System.Text.RegularExpressions;
using Fluid;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Formats that ask for so many places that the text alone fills the memory.</summary>
internal static partial class LiquidFormats
{
    /// <summary>The filters that take one.</summary>
    public static readonly string[] Filters = ["date", "format_date", "format_number", "format_string"];

    /// <summary>Throws <see cref="ExpressionException"/> when what a filter is given asks for a hundred places or more.</summary>
    public static void Check(string filter, string input, FilterArguments arguments)
    {
        var format = filter == "format_string" ? input : arguments.At(0).ToStringValue();
        var isTooWide = filter switch
        {
            "date" => WideDate().IsMatch(format),
            "format_string" => WidePlace().IsMatch(format),
            _ => WideNumber().IsMatch(format),
        };
        if (isTooWide)
        {
            throw new ExpressionException(
                "script",
                $"The format '{format[..Math.Min(60, format.Length)]}' asks for too many places."
            );
        }
    }

    [GeneratedRegex(@"%[^A-Za-z%]*\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex WideDate();

    [GeneratedRegex(@"\{[^{}]*\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex WidePlace();

    [GeneratedRegex(@"\A\s*[A-Za-z]\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex WideNumber();
}
