using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Net;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>
/// An SMTP server on three free ports: plain, with STARTTLS, with TLS from the first byte. It signs in <c>review</c>
/// with the password <c>geheim</c>.
/// </summary>
public sealed class MailServer : IAsyncLifetime
{
    private readonly MailStore _store = new();
    private readonly ConcurrentDictionary<MailTls, int> _ports = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private Task _running = Task.CompletedTask;

    /// <summary>Options that reach the plain port.</summary>
    public MailOptions Options => OptionsFor(MailTls.None);

    public MailOptions OptionsFor(MailTls tls) =>
        new()
        {
            Host = "127.0.0.1",
            Port = _ports[tls],
            Tls = tls,
            Certificate = _certificate.GetCertHashString(HashAlgorithmName.SHA256),
            From = "noreply@review.example",
            FromName = "职称评审系统",
        };

    /// <summary>The mails taken since the last call, in the order of arrival.</summary>
    public Task<IReadOnlyList<ReceivedMail>> TakeAsync(int expected) => _store.TakeAsync(expected);

    public async ValueTask InitializeAsync()
    {
        var endpoints = new Dictionary<IEndpointDefinition, MailTls>
        {
            [Endpoint().Build()] = MailTls.None,
            [Endpoint().Certificate(_certificate).Build()] = MailTls.StartTls,
            [Endpoint().Certificate(_certificate).IsSecure(true).Build()] = MailTls.Implicit,
        };
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) =>
        {
            _ports[endpoints[started.EndpointDefinition]] = ((IPEndPoint)started.LocalEndPoint).Port;
            if (_ports.Count == endpoints.Count)
                listening.TrySetResult();
        };
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add((SmtpServer.Storage.IMessageStore)_store);
        services.Add((SmtpServer.Storage.IMailboxFilter)new RefusingMailboxes());
        services.Add(new DelegatingUserAuthenticator((user, password) => (user, password) == ("review", "geheim")));
        var options = new SmtpServerOptionsBuilder().ServerName("mail.review.example");
        foreach (var endpoint in endpoints.Keys)
            options.Endpoint(endpoint);
        _running = new SmtpServer.SmtpServer(options.Build(), services).StartAsync(_stop.Token);
        await await Task.WhenAny(listening.Task, _running);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _certificate.Dispose();
    }

    private static EndpointDefinitionBuilder Endpoint() =>
        new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, 0));

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=mail.review.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
