using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NodaTime;
using Orchestrator.Engine.Failures;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;
using MailAddress = System.Net.Mail.MailAddress;

namespace Orchestrator.Engine.Outbox;

/// <summary>
/// Hands mail to the SMTP server. A message that is sent again keeps its Message-ID, so that mail systems can tell
/// the copy.
/// </summary>
public sealed class MailDelivery(MailOptions options)
{
    /// <summary>Whether there is a server to send through.</summary>
    public bool IsConfigured => options.IsConfigured;

    /// <summary>A connection to send several mails through, one after the other; connects at the first.</summary>
    internal MailConnection Open() => new(options);

    /// <summary>Sends one message.</summary>
    /// <returns>Null when the server took it, else why not.</returns>
    internal async Task<WorkFailure?> DeliverAsync(
        MailConnection connection,
        OutboxMessage message,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (OutgoingMail.Read(message.Payload) is not { } mail)
        {
            return new WorkFailure(FailureKind.Permanent, "邮件内容无法读取 / the stored mail cannot be read");
        }

        if (mail.ExpiresAt <= now)
        {
            return new WorkFailure(FailureKind.Permanent, "已过时效，未发送 / expired before it could be sent");
        }

        if (!mail.Urgent && QuietHours.EndAround(now) is { } morning)
        {
            return new WorkFailure(FailureKind.Deferred, "免打扰时段，次日8时后发送 / quiet hours")
            {
                RetryAfter = morning - now,
            };
        }

        if (!MailAddress.TryCreate(mail.To, out var recipient))
        {
            return new WorkFailure(FailureKind.Permanent, "收件地址无效 / not a mail address");
        }

        try
        {
            using var made = Make(mail, recipient.Address, message.Key);
            await connection.SendAsync(made, recipient.Address, cancellationToken);
            return null;
        }
        catch (SmtpCommandException exception) when (exception.StatusCode != SmtpStatusCode.ServiceNotAvailable)
        {
            return Refused(exception);
        }
        catch (Exception exception) when (IsTheServers(exception) && !cancellationToken.IsCancellationRequested)
        {
            return new WorkFailure(FailureKind.Unreachable, $"邮件服务器 / SMTP server: {Cause(exception)}");
        }
    }

    // A refused sender or an unknown command is our configuration's trouble and concerns every mail.
    private static WorkFailure Refused(SmtpCommandException exception) =>
        exception.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => new WorkFailure(
                IsPermanent(exception.StatusCode) ? FailureKind.Permanent : FailureKind.Transient,
                $"收件人被拒 / recipient refused: SMTP {(int)exception.StatusCode} {exception.StatusCode}"
            ),
            SmtpErrorCode.MessageNotAccepted => new WorkFailure(
                FailureKind.Transient,
                $"邮件被拒 / mail refused: SMTP {(int)exception.StatusCode} {exception.StatusCode}"
            ),
            _ => new WorkFailure(
                FailureKind.Unreachable,
                $"邮件服务器 / SMTP server: {(int)exception.StatusCode} {exception.StatusCode} ({exception.ErrorCode})"
            ),
        };

    private static bool IsPermanent(SmtpStatusCode code) =>
        code
            is SmtpStatusCode.MailboxUnavailable
                or SmtpStatusCode.UserNotLocalTryAlternatePath
                or SmtpStatusCode.MailboxNameNotAllowed
                or SmtpStatusCode.TransactionFailed;

    private static bool IsTheServers(Exception exception) =>
        exception
            is CommandException
                or ProtocolException
                or AuthenticationException
                or SslHandshakeException
                or SocketException
                or IOException
                or NotSupportedException
                or TimeoutException;

    // No words of the server's: they may repeat the address.
    private static string Cause(Exception exception) =>
        exception switch
        {
            SmtpCommandException command => $"{(int)command.StatusCode} {command.StatusCode}",
            AuthenticationException => "账号或密码不被接受 / account or password not accepted",
            SslHandshakeException => "证书不可信或加密方式不符 / certificate not trusted, or another Mail:Tls",
            NotSupportedException =>
                "服务器不支持所配置的加密或登录方式 / it does not offer the configured protection or sign-in",
            SocketException socket => $"无法连接 / cannot connect ({socket.SocketErrorCode})",
            _ => exception.GetType().Name,
        };

    private MimeMessage Make(OutgoingMail mail, string recipient, string key)
    {
        var text = new TextPart(mail.IsHtml ? "html" : "plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        text.SetText(Encoding.UTF8, mail.Text.ReplaceLineEndings("\r\n"));
        var made = new MimeMessage
        {
            Subject = mail.Subject,
            MessageId = MessageId(mail.SharedKey ?? key),
            Body = mail.Attachments is { Count: > 0 } files ? WithFiles(text, files) : text,
        };
        made.From.Add(new MailboxAddress(Encoding.UTF8, options.FromName, options.From));
        if (mail.ShownTo is null)
            made.To.Add(new MailboxAddress(Encoding.UTF8, mail.Name, recipient));
        made.To.AddRange((mail.ShownTo ?? []).Select(Mailbox));
        made.Cc.AddRange((mail.ShownCc ?? []).Select(Mailbox));
        if (
            mail.ReplyTo is not null
            && !string.Equals(new MailAddress(mail.ReplyTo).Address, options.From, StringComparison.OrdinalIgnoreCase)
        )
        {
            made.ReplyTo.Add(Mailbox(mail.ReplyTo));
        }
        // RFC 3834: keeps out-of-office replies away.
        made.Headers.Add("Auto-Submitted", "auto-generated");
        return made;
    }

    private static MailboxAddress Mailbox(string text)
    {
        var address = new MailAddress(text);
        return new MailboxAddress(Encoding.UTF8, address.DisplayName, address.Address);
    }

    private static Multipart WithFiles(TextPart text, IReadOnlyList<MailAttachment> files)
    {
        var all = new Multipart("mixed") { text };
        foreach (var file in files)
        {
            var type =
                ContentType.TryParse(file.ContentType, out var known)
                && known.MediaType is not ("multipart" or "message")
                    ? known
                    : new ContentType("application", "octet-stream");
            all.Add(
                new MimePart(type)
                {
                    Content = new MimeContent(new MemoryStream(Convert.FromBase64String(file.Content))),
                    ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                    ContentTransferEncoding = ContentEncoding.Base64,
                    FileName = file.FileName,
                }
            );
        }

        return all;
    }

    /// <summary>The Message-ID of a key, without its angle brackets: a hash, because keys may hold what no header may.</summary>
    private string MessageId(string key) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}@{new MailAddress(options.From).Host}";
}
