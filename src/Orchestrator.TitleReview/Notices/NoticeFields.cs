using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Notices;

/// <summary>Reads the members of one object of a notice file and collects what is wrong with them.</summary>
internal sealed class NoticeFields(JsonObject json, string path, List<NoticeFinding> findings)
{
    /// <summary>Longer than any title or sentence; the text of a notice has its own limit.</summary>
    private const int LongestText = 4000;

    public string Path => path;

    /// <summary>The clause that findings are about; null while none is known.</summary>
    public string? Clause { get; set; }

    /// <summary>A text without white space around it; null when it is absent or wrong.</summary>
    public string? Text(string name, bool isRequired = false, int longest = LongestText)
    {
        if (json[name] is not { } value)
        {
            if (isRequired)
                Refuse(name, "notice-member", "缺少该项，请填写", "the member is missing; fill it in");
            return null;
        }

        if (value is not JsonValue written || !written.TryGetValue<string>(out var text) || text.Trim().Length == 0)
        {
            Refuse(name, "notice-member", "应为非空文本", "must be a text that is not empty");
            return null;
        }

        if (text.Length <= longest)
            return text.Trim();
        Refuse(name, "notice-member", $"过长，最多{longest}字", $"too long, at most {longest} characters");
        return null;
    }

    public int? Number(string name, int least, int most, bool isRequired = false)
    {
        if (json[name] is not { } value)
        {
            if (isRequired)
                Refuse(name, "notice-member", "缺少该项，请填写", "the member is missing; fill it in");
            return null;
        }

        if (value is JsonValue written && written.TryGetValue<int>(out var number) && number >= least && number <= most)
            return number;
        Refuse(
            name,
            "notice-member",
            $"应为{least}至{most}之间的整数",
            $"must be a whole number from {least} to {most}"
        );
        return null;
    }

    public LocalDate? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (TypedDay.TryRead(text, year: null, out var day))
            return day;
        Refuse(
            name,
            "notice-member",
            $"“{text}”不是日期，请写成 2024-06-25",
            $"\"{text}\" is no date; write it as 2024-06-25"
        );
        return null;
    }

    public string? Choice(string name, IReadOnlyList<string> allowed, bool isRequired = false)
    {
        if (Text(name, isRequired) is not { } text)
            return null;
        if (allowed.Contains(text))
            return text;
        Refuse(
            name,
            "notice-member",
            $"“{text}”不在可用值之内：{string.Join("、", allowed)}",
            $"\"{text}\" is none of {string.Join(", ", allowed)}"
        );
        return null;
    }

    /// <summary>The objects of a list; what is none is refused.</summary>
    public IEnumerable<NoticeFields> Items(string name, bool isRequired)
    {
        switch (json[name])
        {
            case JsonArray items:
                for (var at = 0; at < items.Count; at++)
                {
                    if (items[at] is JsonObject item)
                        yield return new NoticeFields(item, $"{path}.{name}[{at}]", findings);
                    else
                        Refuse($"{name}[{at}]", "notice-member", "应为JSON对象", "must be a JSON object");
                }

                break;
            case null when !isRequired:
                break;
            default:
                Refuse(name, "notice-member", "应为数组", "must be an array");
                break;
        }
    }

    public void Refuse(string name, string code, string chinese, string english) =>
        Add(name, code, isError: true, chinese, english);

    public void Warn(string name, string code, string chinese, string english) =>
        Add(name, code, isError: false, chinese, english);

    private void Add(string name, string code, bool isError, string chinese, string english) =>
        findings.Add(
            new NoticeFinding(
                $"{path}.{name}",
                code,
                isError,
                Clause,
                $"{path}.{name}：{chinese}。",
                $"{path}.{name}: {english}."
            )
        );
}
