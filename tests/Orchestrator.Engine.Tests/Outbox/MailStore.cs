using System.Buffers;
using System.Threading.Channels;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>
/// Keeps what the SMTP server takes until a test asks for it. The server disposes of its store with each session:
/// this one has nothing to dispose of.
/// </summary>
internal sealed class MailStore : MessageStore
{
    private readonly Channel<ReceivedMail> _received = Channel.CreateUnbounded<ReceivedMail>();

    public async Task<IReadOnlyList<ReceivedMail>> TakeAsync(int expected)
    {
        var taken = new List<ReceivedMail>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (taken.Count < expected)
            taken.Add(await _received.Reader.ReadAsync(limit.Token));
        _received.Reader.TryPeek(out var more).ShouldBeFalse($"one more than expected: {more}");
        return taken;
    }

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        _received
            .Writer.TryWrite(
                ReceivedMail.Parse(transaction.To.Single().AsAddress(), buffer) with
                {
                    Encrypted = context.Pipe.IsSecure,
                    User = context.Authentication.IsAuthenticated ? context.Authentication.User : null,
                }
            )
            .ShouldBeTrue();
        return Task.FromResult(SmtpResponse.Ok);
    }
}
