using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Outbox;

/// <summary>Hands mail to the SMTP server. A message that is sent again keeps its Message-ID, so that mail systems can tell the copy.</summary>
public sealed class MailDelivery(MailOptions options)
{
    /// <summary>Whether there is a server to send through.</summary>
    public bool IsConfigured => options.IsConfigured;

    /// <summary>A connection to send several mails through, one after the other; connects at the first.</summary>
    internal SmtpClient Open()
    {
        var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls == MailTls.StartTls, DeliveryFormat = SmtpDeliveryFormat.SevenBit };
        if (options.User is not null)
        {
            client.Credentials = new System.Net.NetworkCredential(options.User, options.Password);
        }

        return client;
    }

    /// <summary>Sends one message.</summary>
    /// <returns>Null when the server took it, else why not.</returns>
    internal async Task<DeliveryFailure?> DeliverAsync(SmtpClient client, OutboxMessage message, Instant now, CancellationToken cancellationToken)
    {
        if (OutgoingMail.Read(message.Payload) is not { } mail)
        {
            return new DeliveryFailure(DeliveryFailureKind.Permanent, "邮件内容无法读取 / the stored mail cannot be read");
        }

        if (mail.ExpiresAt <= now)
        {
            return new DeliveryFailure(DeliveryFailureKind.Permanent, "已过时效，未发送 / expired before it could be sent");
        }

        if (!mail.Urgent && QuietHours.EndAround(now) is { } morning)
        {
            return new DeliveryFailure(DeliveryFailureKind.Deferred, "免打扰时段，次日8时后发送 / quiet hours") { RetryAfter = morning - now };
        }

        if (!MailAddress.TryCreate(mail.To, mail.Name, Encoding.UTF8, out var recipient))
        {
            return new DeliveryFailure(DeliveryFailureKind.Permanent, "收件地址无效 / not a mail address");
        }

        try
        {
            using var made = Make(mail, recipient, message.Key);
            await client.SendMailAsync(made, cancellationToken);
            return null;
        }
        catch (SmtpFailedRecipientException exception)
        {
            return new DeliveryFailure(
                IsPermanent(exception.StatusCode) ? DeliveryFailureKind.Permanent : DeliveryFailureKind.Transient,
                $"收件人被拒 / recipient refused: SMTP {(int)exception.StatusCode} {exception.StatusCode}");
        }
        catch (SmtpException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Anything but a refused recipient or content is the server's or our configuration's trouble and concerns every mail.
            var kind = exception.StatusCode is SmtpStatusCode.TransactionFailed or SmtpStatusCode.ExceededStorageAllocation
                ? DeliveryFailureKind.Transient
                : DeliveryFailureKind.Unreachable;
            return new DeliveryFailure(kind, $"邮件服务器 / SMTP server: {(int)exception.StatusCode} {exception.StatusCode}{Cause(exception)}");
        }
    }

    private static bool IsPermanent(SmtpStatusCode code) => code is
        SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or
        SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed;

    // Only types: the server's words may repeat the address.
    private static string Cause(SmtpException exception) => exception.InnerException is { } inner ? $" ({inner.GetType().Name})" : "";

    private MailMessage Make(OutgoingMail mail, MailAddress recipient, string key)
    {
        var made = new MailMessage(new MailAddress(options.From, options.FromName, Encoding.UTF8), recipient)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        made.Headers.Add("Message-ID", MessageId(key));
        // RFC 3834: keeps out-of-office replies away.
        made.Headers.Add("Auto-Submitted", "auto-generated");
        return made;
    }

    /// <summary>The Message-ID of a key: a hash, because keys may hold what no header may.</summary>
    internal string MessageId(string key) =>
        $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}@{new MailAddress(options.From).Host}>";
}
