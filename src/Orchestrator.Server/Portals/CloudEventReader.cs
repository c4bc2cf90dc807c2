using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Texts;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Privacy;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Portals;

/// <summary>Reads a CloudEvent in structured JSON; every mistake is named with its JSON path.</summary>
internal static class CloudEventReader
{
    private const int LongestId = 128;
    private const int LongestCode = 64;
    private const int MostLevels = 32;

    private static readonly string[] Known =
    [
        "specversion",
        "id",
        "source",
        "type",
        "subject",
        "time",
        "data",
        "datacontenttype",
        "dataschema",
        "actor",
    ];

    /// <summary>The event, or all that is wrong with it.</summary>
    public static (CloudEvent? Event, IReadOnlyList<FieldError> Errors) Read(ReadOnlySpan<byte> body)
    {
        if (JsonCheck.Find(body, MostLevels) is { } fault)
            return (null, [new(fault.Path, fault.Chinese, fault.English)]);
        return JsonNode.Parse(body) is JsonObject json
            ? Read(json)
            : (null, [new("$", "应为一个 CloudEvents 1.0 对象。", "must be one CloudEvents 1.0 object.")]);
    }

    private static (CloudEvent? Event, IReadOnlyList<FieldError> Errors) Read(JsonObject json)
    {
        var errors = new List<FieldError>();
        foreach (var (name, _) in json.Where(member => !Known.Contains(member.Key)))
        {
            if (name == "data_base64")
            {
                errors.Add(
                    new("$.data_base64", "请以 JSON 对象放在 data 中。", "put the payload into data as a JSON object.")
                );
            }
            else if (!name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)))
            {
                errors.Add(
                    new(
                        "$." + Shown(name),
                        "不是 CloudEvents 的属性名（只用小写字母与数字）。",
                        "is no CloudEvents attribute name (lower-case letters and digits)."
                    )
                );
            }
        }

        if (Text(json, "specversion", errors, 10) is { } version && version != "1.0")
            errors.Add(new("$.specversion", "应为 1.0。", "must be 1.0."));
        var id = Text(json, "id", errors, LongestId);
        Text(json, "source", errors, 500);
        Time(json, errors);
        if (
            json["datacontenttype"] is { } contentType
            && !(
                contentType is JsonValue value
                && value.TryGetValue<string>(out var given)
                && given.StartsWith("application/json", StringComparison.Ordinal)
            )
        )
        {
            errors.Add(new("$.datacontenttype", "应为 application/json。", "must be application/json."));
        }
        var subject = EventSubject.Read(Text(json, "subject", errors, 200), errors);
        var type = Text(json, "type", errors, 200);
        var data = Data(json, errors);
        if (type == ReviewEvent.TypePrefix + ReviewEvents.ApplicationSubmitted && subject?.Application is not null)
        {
            errors.Add(
                new(
                    "$.subject",
                    "提交申报时 subject 为 cycles/代码，编号由系统给出。",
                    "a submission is for cycles/CODE; the number is given by us."
                )
            );
        }
        var known = type is null || subject is null ? null : Find(type, subject, errors);
        var actor = Actor(json, data, known, errors);
        if (known is not null && data is not null)
        {
            ApplicationNumbers.ReadTexts(known, data);
            errors.AddRange(ActPayload.Check(known, data));
        }

        return errors.Count > 0
            ? (null, errors)
            : (new CloudEvent(id!, known!, subject!.Cycle, subject.Application, data!, actor!), errors);
    }

    /// <summary>What is wrong with a payload, as paths of the event.</summary>
    private static ReviewEvent? Find(string type, EventSubject subject, List<FieldError> errors)
    {
        if (!type.StartsWith(ReviewEvent.TypePrefix, StringComparison.Ordinal))
        {
            errors.Add(
                new("$.type", $"应以 {ReviewEvent.TypePrefix} 开头。", $"must start with {ReviewEvent.TypePrefix}.")
            );
            return null;
        }

        var name = type[ReviewEvent.TypePrefix.Length..];
        var level =
            subject.Application is null && name != ReviewEvents.ApplicationSubmitted
                ? EventLevel.Cycle
                : EventLevel.Application;
        if (ReviewEvents.Find(level, name) is { IsFromPortals: true } known)
            return known;
        var elsewhere = ReviewEvents.All.Any(item => item.Name == name && item.IsFromPortals);
        errors.Add(
            elsewhere
                ? new(
                    "$.subject",
                    level == EventLevel.Cycle
                        ? $"{name} 针对申报，subject 应为 cycles/代码/applications/编号。"
                        : $"{name} 针对周期，subject 应为 cycles/代码。",
                    level == EventLevel.Cycle
                        ? $"{name} is for an application: cycles/CODE/applications/NUMBER."
                        : $"{name} is for a cycle: cycles/CODE."
                )
                : new(
                    "$.type",
                    $"没有事件 {Shown(name)}，GET /api/portal/v1/events/types 列出全部。",
                    $"there is no event {Shown(name)}; GET /api/portal/v1/events/types lists all."
                )
        );
        return null;
    }

    private static Actor? Actor(JsonObject json, JsonObject? data, ReviewEvent? known, List<FieldError> errors)
    {
        // An actor inside the data is not part of the payload.
        var path = json["actor"] is not null ? "$.actor" : "$.data.actor";
        var node = json["actor"] ?? data?["actor"];
        if (json["actor"] is null)
            data?.Remove("actor");
        if (node is null && known is { Roles: [var only] })
            return new Actor(only);
        if (node is not JsonObject actor)
        {
            errors.Add(
                new(
                    "$.actor",
                    "缺少行为人 {role, organisation, person}。",
                    "the actor {role, organisation, person} is missing."
                )
            );
            return null;
        }

        var role = Text(actor, "role", errors, 40, path);
        var organisation = Optional(actor, "organisation", errors, path);
        var person = Optional(actor, "person", errors, path);
        if (IdentityNumber.IsIn(person))
            errors.Add(IdentityNumbers.At(path + ".person"));
        if (role is not null && known is not null && !known.MayBeSentBy(role))
        {
            var allowed = string.Join("、", known.Roles.Select(allowed => $"{allowed}（{Roles.Chinese(allowed)}）"));
            errors.Add(
                new(
                    path + ".role",
                    $"“{Shown(role)}”不能发送 {known.Name}，只能是：{allowed}。",
                    $"\"{Shown(role)}\" may not send {known.Name}; it is one of {string.Join(", ", known.Roles)}."
                )
            );
        }

        return role is null ? null : new Actor(role, organisation, person);
    }

    private static JsonObject? Data(JsonObject json, List<FieldError> errors)
    {
        if (json["data"] is null)
            return [];
        if (json["data"] is JsonObject given)
            return (JsonObject)given.DeepClone();
        errors.Add(new("$.data", "应为 JSON 对象。", "must be a JSON object."));
        return null;
    }

    private static void Time(JsonObject json, List<FieldError> errors)
    {
        if (json["time"] is null)
            return;
        if (
            json["time"] is not JsonValue value
            || !value.TryGetValue<string>(out var text)
            || !OffsetDateTimePattern.Rfc3339.Parse(text).Success
        )
        {
            errors.Add(
                new(
                    "$.time",
                    "应为 RFC 3339 时间，如 2024-11-01T09:00:00+08:00。",
                    "must be an RFC 3339 time such as 2024-11-01T09:00:00+08:00."
                )
            );
        }
    }

    private static string? Text(JsonObject json, string name, List<FieldError> errors, int most, string path = "$")
    {
        if (
            json[name] is JsonValue value
            && value.TryGetValue<string>(out var text)
            && text.Length <= most
            && IsPlain(text)
        )
        {
            return text;
        }
        errors.Add(
            json[name] is null
                ? new($"{path}.{name}", "缺少该属性。", "is missing.")
                : new(
                    $"{path}.{name}",
                    $"应为 1 至 {most} 个字符的文字，首尾无空格。",
                    $"must be a text of 1 to {most} characters, without space around it."
                )
        );
        return null;
    }

    // A space at the end is nothing to one database and something to the other: a key with one would be two keys, or one.
    private static bool IsPlain(string text) =>
        text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !text.Any(char.IsControl);

    private static string? Optional(JsonObject json, string name, List<FieldError> errors, string path) =>
        json[name] is null ? null : Text(json, name, errors, LongestCode, path);

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
