using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>Recipients beginning with "gone" are refused for ever (550), with "full" for now (452).</summary>
internal sealed class RefusingMailboxes : MailboxFilter
{
    public override Task<bool> CanDeliverToAsync(
        ISessionContext context,
        IMailbox to,
        IMailbox from,
        CancellationToken cancellationToken
    ) =>
        to.User switch
        {
            ['g', 'o', 'n', 'e', ..] => throw new SmtpResponseException(
                new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such mailbox")
            ),
            ['f', 'u', 'l', 'l', ..] => throw new SmtpResponseException(
                new SmtpResponse(SmtpReplyCode.InsufficientStorage, "mailbox full")
            ),
            _ => Task.FromResult(true),
        };
}
