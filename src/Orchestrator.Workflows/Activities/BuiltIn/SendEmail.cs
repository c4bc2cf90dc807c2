using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Sends a mail through the outbox and goes on at once; a mail that cannot be delivered becomes a dead letter. One
/// that cannot be written runs <see cref="Error"/>, or is an incident.
/// </summary>
[Activity(
    "Elsa.SendEmail",
    "Email",
    DisplayName = "发送邮件",
    Description = "提交后经发件箱发送邮件，不等待送达。",
    Kind = "Task"
)]
public sealed class SendEmail : Activity
{
    // A row per recipient holds the whole mail.
    private const long MostCharacters = 20_000_000;

    private const int LongestSubject = 500;

    /// <summary>Where answers go; null: to the server's own address. Nobody sends in another's name.</summary>
    [Input(DisplayName = "发件人", Description = "与系统的发件地址不同时，作为回复地址。", Order = 0)]
    public Input<string>? From { get; set; }

    /// <summary>
    /// Recipients that every reader sees, one or several addresses in a text, with or without names; at most 100.
    /// </summary>
    [Input(DisplayName = "收件人", UIHint = "multitext", Order = 1)]
    public Input<IReadOnlyList<string>>? To { get; set; }

    /// <summary>Further recipients that every reader sees, written like <see cref="To"/>.</summary>
    [Input(DisplayName = "抄送", UIHint = "multitext", Category = "More", Order = 2)]
    public Input<IReadOnlyList<string>>? Cc { get; set; }

    /// <summary>Recipients that no reader sees, written like <see cref="To"/>.</summary>
    [Input(DisplayName = "密送", UIHint = "multitext", Category = "More", Order = 3)]
    public Input<IReadOnlyList<string>>? Bcc { get; set; }

    /// <summary>At most 500 characters; line breaks become spaces.</summary>
    [Input(DisplayName = "主题", Order = 4)]
    public Input<string>? Subject { get; set; }

    /// <summary>
    /// One <c>{fileName, contentType, content}</c> or a list of them, the content in base64; null: none.
    /// </summary>
    [Input(
        DisplayName = "附件",
        Description = "{fileName, contentType, content}或其列表，content为base64。",
        Category = "More",
        Order = 5
    )]
    public Input<JsonNode>? Attachments { get; set; }

    /// <summary>
    /// HTML; null: an empty mail. Body and attachments, times the recipients, have at most 20 million characters.
    /// </summary>
    [Input(DisplayName = "正文", Description = "HTML。", UIHint = "multiline", Order = 6)]
    public Input<string>? Body { get; set; }

    /// <summary>Runs when the mail cannot be written as it is asked for.</summary>
    public Activity? Error { get; set; }

    /// <summary>What is wrong with the inputs that are known before it runs, each with the member's JSON name.</summary>
    internal IEnumerable<(string Member, string Problem)> Problems()
    {
        foreach (
            var (member, read) in ((string, Action)[])
                [
                    ("from", () => MailAddresses.ReadOne(Known(From))),
                    ("to", () => MailAddresses.Read(Known(To))),
                    ("cc", () => MailAddresses.Read(Known(Cc))),
                    ("bcc", () => MailAddresses.Read(Known(Bcc))),
                    ("attachments", () => MailAttachments.Read(Known(Attachments))),
                ]
        )
        {
            if (Problem(read) is { } problem)
                yield return (member, problem);
        }

        if (IsEmpty(To) && IsEmpty(Cc) && IsEmpty(Bcc))
            yield return ("to", "A mail has at least one recipient.");
    }

    protected internal override void Execute(ActivityContext context)
    {
        if (Problem(() => context.Send(Mail(context))) is not { } problem)
            return;
        if (Error is null)
            throw new ActivityFaultException("bad-mail", problem);
        context.Journal("MailNotWritten", problem);
        context.Schedule(Error);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        context.Complete();

    private MailAsked Mail(ActivityContext context)
    {
        var mail = new MailAsked(
            MailAddresses.Read(context.Get(To)),
            Line(context.Get(Subject) ?? ""),
            context.Get(Body) ?? ""
        )
        {
            From = MailAddresses.ReadOne(context.Get(From)),
            Cc = MailAddresses.Read(context.Get(Cc)),
            Bcc = MailAddresses.Read(context.Get(Bcc)),
            Attachments = MailAttachments.Read(context.Get(Attachments)),
        };
        var recipients = mail.To.Count + mail.Cc.Count + mail.Bcc.Count;
        if (recipients == 0)
            throw new FormatException("A mail has at least one recipient.");
        if ((mail.Body.Length + mail.Attachments.Sum(file => (long)file.Content.Length)) * recipients > MostCharacters)
        {
            throw new FormatException(
                $"The mail is too large: its body and attachments, times its {recipients} recipients, pass {MostCharacters} characters."
            );
        }
        return mail;
    }

    /// <summary>A line break in a subject would be a header of the sender's choice.</summary>
    private static string Line(string subject) =>
        subject.Length > LongestSubject
            ? throw new FormatException($"The subject is longer than {LongestSubject} characters.")
            : string.Concat(
                    subject.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)
                )
                .Trim();

    private static T? Known<T>(Input<T>? input) =>
        input is { Compiled: { IsConstant: true } compiled } ? compiled.Constant : default;

    private static bool IsEmpty(Input<IReadOnlyList<string>>? input) =>
        input is null
        || (
            input.Compiled is { IsConstant: true } compiled
            && compiled.Constant?.Any(text => !string.IsNullOrWhiteSpace(text)) != true
        );

    private static string? Problem(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }
}
