using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads a length of time.</summary>
internal static class DurationReader
{
    private static readonly (string Word, ReadUnit? Unit, int Times)[] Units =
    [
        ("个法定工作日", ReadUnit.WorkingDay, 1),
        ("个工作日", ReadUnit.WorkingDay, 1),
        ("个完整工作日", ReadUnit.WorkingDay, 1),
        ("个有效工作日", ReadUnit.WorkingDay, 1),
        ("个连续工作日", ReadUnit.WorkingDay, 1),
        ("个整工作日", ReadUnit.WorkingDay, 1),
        ("个工作天", ReadUnit.WorkingDay, 1),
        ("整天", ReadUnit.Day, 1),
        ("个自然天", ReadUnit.Day, 1),
        ("天工作日", ReadUnit.WorkingDay, 1),
        ("工作日", ReadUnit.WorkingDay, 1),
        ("个自然日", ReadUnit.Day, 1),
        ("个日历日", ReadUnit.Day, 1),
        ("个日历天", ReadUnit.Day, 1),
        ("日历日", ReadUnit.Day, 1),
        ("日历天", ReadUnit.Day, 1),
        ("自然日", ReadUnit.Day, 1),
        ("自然天", ReadUnit.Day, 1),
        ("个公历月", ReadUnit.Month, 1),
        ("个月", ReadUnit.Month, 1),
        ("个星期", ReadUnit.Day, 7),
        ("星期", ReadUnit.Day, 7),
        ("周", ReadUnit.Day, 7),
        ("天", ReadUnit.Day, 1),
        ("日", ReadUnit.Day, 1),
        ("个小时", null, 1),
        ("小时", null, 1),
        ("分钟", null, 1),
        ("个年度", null, 1),
        ("年度", null, 1),
        ("周年", null, 1),
        ("年", null, 1),
    ];

    /// <summary>The duration at a place; null when none stands there.</summary>
    public static WrittenDuration? Read(string text, int at)
    {
        if (Numbers.Any(text, at, 4) is not { } number)
            return null;
        var end = at + number.Length;
        int? most = null;
        if (
            end < text.Length
            && (text[end] is '-' or '至' or '到')
            && Numbers.Any(text, end + 1, 4) is { } larger
            && larger.Value > number.Value
        )
        {
            (most, end) = (larger.Value, end + 1 + larger.Length);
        }
        if (
            end < text.Length
            && text[end] == '('
            && Numbers.Digits(text, end + 1, 3) is { } again
            && again.Value == number.Value
            && At(end + 1 + again.Length, ')')
        )
        {
            end += again.Length + 2;
        }
        foreach (var (word, unit, times) in Units)
        {
            if (string.CompareOrdinal(text, end, word, 0, word.Length) != 0)
                continue;
            if (word == "年" && end + 1 < text.Length && text[end + 1] is '级' or '代' or '制')
                return null;
            if (word == "周" && end + 1 < text.Length && text[end + 1] is '岁' or '边' or '期' or '末' or '报')
                return null;
            if (word == "日" && end + 1 < text.Length && text[end + 1] == '常')
                return null;
            var (kind, after) = InBrackets(text, end + word.Length, unit);
            return new WrittenDuration(at, after, number.Value * times, most * times, kind);
        }

        return null;

        bool At(int index, char letter) => index < text.Length && text[index] == letter;
    }

    /// <summary>7天（工作日）, 5天（日历日）: what kind of days they are.</summary>
    private static (ReadUnit? Unit, int End) InBrackets(string text, int at, ReadUnit? unit)
    {
        if (unit is null or ReadUnit.Month || at >= text.Length || text[at] != '(')
            return (unit, at);
        var end = text.IndexOf(')', at, Math.Min(16, text.Length - at));
        if (end < 0)
            return (unit, at);
        // 不含节假日 has 含节假日 in it.
        if (WordTable.Any("workingDays", text, at, end))
            return (ReadUnit.WorkingDay, end + 1);
        return WordTable.Any("calendarDays", text, at, end) ? (ReadUnit.Day, end + 1) : (unit, at);
    }
}
