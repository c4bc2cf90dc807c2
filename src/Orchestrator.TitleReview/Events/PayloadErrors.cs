namespace Orchestrator.TitleReview.Events;

/// <summary>The sentences about wrong payloads, in one place.</summary>
internal static class PayloadErrors
{
    public static PayloadError Missing(string path, PayloadField field) =>
        new(
            path,
            "missing",
            $"缺少“{field.Title}”（{path}），请填写后重新提交。",
            $"\"{path}\" is missing; give it and send again."
        );

    public static PayloadError UnknownField(string path, IReadOnlyList<PayloadField> fields)
    {
        var known = fields.Count == 0 ? "—" : string.Join(", ", fields.Select(field => field.Name));
        return new(
            path,
            "unknown-field",
            $"不认识的字段 {path}；可用字段：{known}。",
            $"\"{path}\" is not a field of this event; known fields: {known}."
        );
    }

    public static PayloadError WrongType(string path, PayloadField field)
    {
        var (chinese, english) = field.Kind switch
        {
            FieldKind.Text => ("文字", "a text"),
            FieldKind.Number => ("整数", "a whole number"),
            FieldKind.Boolean => ("true 或 false", "true or false"),
            FieldKind.Date => ("日期，如 2024-11-01", "a date such as 2024-11-01"),
            _ => ("对象", "an object"),
        };
        var isWholeList = field.IsList && !path.EndsWith(']');
        return new(
            path,
            "wrong-type",
            isWholeList
                ? $"“{field.Title}”（{path}）应为列表，每项为{chinese}。"
                : $"“{field.Title}”（{path}）应为{chinese}。",
            isWholeList ? $"\"{path}\" must be a list, each item {english}." : $"\"{path}\" must be {english}."
        );
    }

    public static PayloadError NotAChoice(string path, string value, PayloadField field) =>
        new(
            path,
            "not-a-choice",
            $"“{field.Title}”（{path}）不能是“{value}”，只能是：{string.Join("、", field.Choices.Select(choice => $"{choice.Key}（{choice.Value}）"))}。",
            $"\"{path}\" cannot be \"{value}\"; it is one of {string.Join(", ", field.Choices.Keys)}."
        );

    public static PayloadError TooFew(string path, PayloadField field) =>
        new(
            path,
            "too-few",
            $"“{field.Title}”（{path}）至少需要{field.MinItems}项。",
            $"\"{path}\" needs at least {field.MinItems} item(s)."
        );

    public static PayloadError TooSmall(string path, PayloadField field) =>
        new(
            path,
            "too-small",
            $"“{field.Title}”（{path}）不能小于{field.Minimum}。",
            $"\"{path}\" must be at least {field.Minimum}."
        );

    public static PayloadError TooLarge(string path, PayloadField field) =>
        new(
            path,
            "too-large",
            $"“{field.Title}”（{path}）不能大于{field.Maximum}。",
            $"\"{path}\" must be at most {field.Maximum}."
        );

    public static PayloadError TooLong(string path, PayloadField field) =>
        new(
            path,
            "too-long",
            $"“{field.Title}”（{path}）不能超过{field.MaxLength}字。",
            $"\"{path}\" may have at most {field.MaxLength} characters."
        );

    public static PayloadError Inconsistent(string path, string chinese, string english) =>
        new(path, "inconsistent", chinese, english);
}
