using System.Buffers;
using System.Collections.Concurrent;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>Keeps what the SMTP server takes until a test asks for it.</summary>
internal sealed class MailStore : MessageStore, IDisposable
{
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public async Task<IReadOnlyList<ReceivedMail>> TakeAsync(int expected)
    {
        var taken = new List<ReceivedMail>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (taken.Count < expected)
        {
            await _arrived.WaitAsync(limit.Token);
            _received.TryDequeue(out var mail).ShouldBeTrue();
            taken.Add(mail!);
        }

        _received.ShouldBeEmpty();
        return taken;
    }

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        _received.Enqueue(ReceivedMail.Parse(transaction.To.Single().AsAddress(), buffer) with
        {
            Encrypted = context.Pipe.IsSecure,
            User = context.Authentication.IsAuthenticated ? context.Authentication.User : null,
        });
        _arrived.Release();
        return Task.FromResult(SmtpResponse.Ok);
    }

    public void Dispose() => _arrived.Dispose();
}
