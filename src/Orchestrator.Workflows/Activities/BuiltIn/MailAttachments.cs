using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Reads attachments of the one form that can be kept with the mail: <c>{fileName, contentType, content}</c>, the
/// content in base64, alone or in a list.
/// The stock engine also takes paths of the server's own files, addresses to fetch from, and streams: none of them is read.
/// </summary>
internal static class MailAttachments
{
    /// <summary>Throws <see cref="FormatException"/> that names the form that was found.</summary>
    public static IReadOnlyList<MailAttachment> Read(JsonNode? value)
    {
        if (Nodes.Text(value) is { } text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return [];
            value = Parsed(text) ?? throw Unsupported(FormOf(text));
        }

        return value switch
        {
            null => [],
            JsonArray list =>
            [
                .. list.SelectMany(item =>
                    Nodes.Text(item) is { } inner ? throw Unsupported(FormOf(inner)) : Read(item)
                ),
            ],
            JsonObject one => [One(one)],
            _ => throw Unsupported("a number or flag"),
        };
    }

    private static MailAttachment One(JsonObject json)
    {
        var (name, type, content) = (Text(json, "fileName"), Text(json, "contentType"), Text(json, "content"));
        if (content is null || !Base64.IsValid(content))
            throw Unsupported("an attachment whose content is not text in base64");
        if (string.IsNullOrWhiteSpace(name) || name.Any(letter => char.IsControl(letter) || letter is '/' or '\\'))
            throw new FormatException("An attachment has a fileName without a folder.");
        if (
            type is not null
            && (type.Any(letter => char.IsControl(letter) || letter > 126) || type.Count(letter => letter == '/') != 1)
        )
        {
            throw new FormatException("The contentType of an attachment is written like application/pdf.");
        }

        return new MailAttachment(name, type ?? "application/octet-stream", content);
    }

    private static string? Text(JsonObject json, string name) =>
        Nodes.Text(
            json.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value
        );

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return text.TrimStart() is ['{' or '[', ..] ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string FormOf(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? "the address of a file" : "the path of a file";

    private static FormatException Unsupported(string form) =>
        new(
            $"Attachments by {form} are not supported; give {{fileName, contentType, content}} with the content in base64."
        );
}
