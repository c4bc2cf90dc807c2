using System.Text;
using System.Text.RegularExpressions;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A mail as the SMTP server took it.</summary>
public sealed record ReceivedMail(string To, string Subject, string Body, string MessageId)
{
    public static ReceivedMail Parse(string to, byte[] raw)
    {
        var text = Encoding.ASCII.GetString(raw);
        var split = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Regex.Replace(text[..split], "\r\n[ \t]+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        return new ReceivedMail(
            to,
            Decode(Header(headers, "Subject")),
            Encoding.UTF8.GetString(Convert.FromBase64String(text[split..].Trim())).Replace("\r\n", "\n", StringComparison.Ordinal),
            Header(headers, "Message-ID"));
    }

    private static string Header(string headers, string name) =>
        headers.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    // RFC 2047: each word by itself, because none may split a character.
    private static string Decode(string header) => string.Concat(
        Regex.Matches(header, @"=\?utf-8\?B\?(?<word>[^?]*)\?=", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))
            .Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["word"].Value))));
}
