using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Orchestrator.Desk.Definitions;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>
/// Brings what Studio writes into the form that definitions have everywhere: types named, dates in ISO form, cleared
/// values gone.
/// </summary>
internal static partial class InputNormalizer
{
    /// <summary>Changes an activity in its place; one of an unknown type stays as it is.</summary>
    public static void Normalize(JsonObject activity)
    {
        if (
            ActivityJson.Text(activity["type"]) is not { } type
            || DefinitionRules.Registry.Find(type) is not { } descriptor
        )
        {
            return;
        }
        foreach (var input in descriptor.Inputs.Where(input => input.IsWrapped))
        {
            var name = char.ToLowerInvariant(input.Name[0]) + input.Name[1..];
            if (activity[name] is JsonObject wrapped)
                Normalize(activity, name, wrapped, input);
        }
    }

    private static void Normalize(JsonObject activity, string name, JsonObject wrapped, InputDescriptor input)
    {
        if (ActivityJson.Text(wrapped["typeName"]) is null)
            wrapped["typeName"] = input.TypeName;
        if (wrapped["expression"] is not JsonObject expression)
        {
            activity.Remove(name);
            return;
        }

        if (
            ActivityJson.Text(expression["value"]) is not { } text
            || ActivityJson.Text(expression["type"]) is not ("Literal" or "Object" or "Json")
        )
        {
            return;
        }
        // An editor that was emptied leaves an empty text; only for a text that is a value.
        if (text.Length == 0 && input.ValueType != typeof(string))
            activity.Remove(name);
        else if (Iso(text) is { } iso)
            expression["value"] = iso;
    }

    /// <summary>A date as Studio's picker writes it in Chinese or American form, in ISO form; null for any other text.</summary>
    internal static string? Iso(string text)
    {
        if (Chinese().Match(text) is { Success: true } chinese)
        {
            return Iso(
                chinese,
                isAfternoon: chinese.Groups["half"].Value == "下午",
                isHalfDay: chinese.Groups["half"].Length > 0
            );
        }
        return American().Match(text) is { Success: true } american
            ? Iso(american, isAfternoon: american.Groups["half"].Value == "PM", isHalfDay: true)
            : null;
    }

    private static string? Iso(Match match, bool isAfternoon, bool isHalfDay)
    {
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var hour = Part("hour");
        if (isHalfDay)
            hour = (hour % 12) + (isAfternoon ? 12 : 0);
        var time = $"{hour:00}:{Part("minute"):00}:{Part("second"):00}";
        var date = $"{Part("year"):0000}-{Part("month"):00}-{Part("day"):00}";
        return NodaTime.Text.LocalDatePattern.Iso.Parse(date).Success
            ? time == "00:00:00"
                ? date
                : $"{date}T{time}"
            : null;
    }

    [GeneratedRegex(
        @"^(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2}) (?<half>上午|下午)? ?(?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"^(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4}) (?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2}) (?<half>AM|PM)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex American();
}
