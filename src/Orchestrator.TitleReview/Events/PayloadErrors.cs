namespace Orchestrator.TitleReview.Events;

/// <summary>The sentences about wrong payloads, in one place.</summary>
internal static class PayloadErrors
{
    public static PayloadError Missing(string path, PayloadField field) =>
        new(
            path,
            "missing",
            $"缺少“{field.Title}”{At(path)}，请填写后重新提交。",
            $"\"{path}\" is missing; give it and send again."
        );

    public static PayloadError UnknownField(string path, IReadOnlyList<PayloadField> fields)
    {
        var titles = fields.Count == 0 ? "—" : string.Join("、", fields.Select(field => field.Title));
        var known = fields.Count == 0 ? "—" : string.Join(", ", fields.Select(field => field.Name));
        return new(
            path,
            "unknown-field",
            $"有本事件没有的内容；可填写：{titles}。",
            $"\"{path}\" is not a field of this event; known fields: {known}."
        );
    }

    public static PayloadError WrongType(string path, PayloadField field)
    {
        var (chinese, english) = field.Kind switch
        {
            FieldKind.Text => ("文字", "a text"),
            FieldKind.Number => ("整数", "a whole number"),
            FieldKind.Boolean => ("是或否", "true or false"),
            FieldKind.Date => ("日期，如 2024-11-01", "a date such as 2024-11-01"),
            _ => ("对象", "an object"),
        };
        var isWholeList = field.IsList && !path.EndsWith(']');
        return new(
            path,
            "wrong-type",
            isWholeList
                ? $"“{field.Title}”{At(path)}应为列表，每项为{chinese}。"
                : $"“{field.Title}”{At(path)}应为{chinese}。",
            isWholeList ? $"\"{path}\" must be a list, each item {english}." : $"\"{path}\" must be {english}."
        );
    }

    public static PayloadError NotAChoice(string path, string value, PayloadField field) =>
        new(
            path,
            "not-a-choice",
            $"“{field.Title}”{At(path)}不能是所填的值，只能是：{string.Join("、", field.Choices.Values)}。",
            $"\"{path}\" cannot be \"{value}\"; it is one of {string.Join(", ", field.Choices.Keys)}."
        );

    public static PayloadError TooFew(string path, PayloadField field) =>
        new(
            path,
            "too-few",
            $"“{field.Title}”{At(path)}至少需要{field.MinItems}项。",
            $"\"{path}\" needs at least {field.MinItems} item(s)."
        );

    public static PayloadError TooSmall(string path, PayloadField field) =>
        new(
            path,
            "too-small",
            $"“{field.Title}”{At(path)}不能小于{field.Minimum}。",
            $"\"{path}\" must be at least {field.Minimum}."
        );

    public static PayloadError TooLarge(string path, PayloadField field) =>
        new(
            path,
            "too-large",
            $"“{field.Title}”{At(path)}不能大于{field.Maximum}。",
            $"\"{path}\" must be at most {field.Maximum}."
        );

    public static PayloadError TooLong(string path, PayloadField field) =>
        new(
            path,
            "too-long",
            $"“{field.Title}”{At(path)}不能超过{field.MaxLength}字。",
            $"\"{path}\" may have at most {field.MaxLength} characters."
        );

    public static PayloadError IdentityNumber(string path, PayloadField field) =>
        new(
            path,
            "identity-number",
            $"“{field.Title}”{At(path)}中有公民身份号码。本系统不收身份号码，请改用申报系统中的人员标识。",
            $"\"{path}\" holds an identity number. None is taken here; send the portal's own mark of the person."
        );

    /// <summary>Which item of a list, counted from one; nothing else of a path is for people.</summary>
    private static string At(string path)
    {
        var places = path.Split('[').Skip(1).Select(part => part[..part.IndexOf(']', StringComparison.Ordinal)]);
        return string.Concat(places.Select(place => int.TryParse(place, out var index) ? $"（第{index + 1}项）" : ""));
    }

    public static PayloadError Inconsistent(string path, string chinese, string english) =>
        new(path, "inconsistent", chinese, english);
}
