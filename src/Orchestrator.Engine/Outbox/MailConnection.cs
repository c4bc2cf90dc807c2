using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Orchestrator.Engine.Outbox;

/// <summary>
/// A connection to the SMTP server for several mails, one after the other: connects at the first, and again after it
/// was lost.
/// </summary>
internal sealed class MailConnection(MailOptions options) : IAsyncDisposable
{
    // Closed networks reach no revocation list. A server whose authority this machine does not know is known by its
    // certificate's fingerprint.
    private readonly SmtpClient _client = new()
    {
        CheckCertificateRevocation = false,
        ServerCertificateValidationCallback = (_, certificate, _, errors) => options.Trusts(certificate, errors),
    };

    /// <summary>Sends to one recipient, whoever else the mail says it goes to.</summary>
    public async Task SendAsync(MimeMessage mail, string recipient, CancellationToken cancellationToken)
    {
        if (!_client.IsConnected)
        {
            await _client.ConnectAsync(options.Host!, options.Port, Protection(), cancellationToken);
        }

        if (options.User is not null && !_client.IsAuthenticated)
        {
            await _client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
        }

        await _client.SendAsync(
            mail,
            mail.From.Mailboxes.First(),
            [new MailboxAddress(null, recipient)],
            cancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception)
        {
            // What was sent is sent; a server that does not take leave is left.
        }

        _client.Dispose();
    }

    private SecureSocketOptions Protection() =>
        options.Tls switch
        {
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            MailTls.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
}
