using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Network;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Engine.Outbox;

/// <summary>POSTs CloudEvents 1.0 in structured JSON, signed like the portals' own requests. A repeat has the same event id.</summary>
/// <param name="client">See <see cref="CreateClient"/>.</param>
/// <param name="keys">Opens the subscriptions' keys.</param>
/// <param name="unreadable">Told of keys that do not open.</param>
/// <param name="clock">Real time: receivers compare the timestamp with their own clocks.</param>
/// <param name="options">Source of the events.</param>
public sealed class WebhookDelivery(
    HttpClient client,
    ISigningKeys keys,
    UnreadableKeys unreadable,
    IClock clock,
    OutboxOptions options
)
{
    /// <summary>
    /// A client that follows no redirects (an event goes where the administrator said, nowhere else), keeps no
    /// cookies, and uses no proxy.
    /// </summary>
    /// <param name="allowPrivate">Whether it may go into private networks: <see cref="RequestOptions.AllowPrivateAddresses"/>.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns its handler.")]
    public static HttpClient CreateClient(bool allowPrivate) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = (context, cancellation) =>
                    PublicConnection.OpenAsync(context, allowPrivate, cancellation),
            }
        );

    /// <summary>Sends one message.</summary>
    /// <param name="message">The message; its key is the event's id.</param>
    /// <param name="subscriptions">By id.</param>
    /// <param name="cancellationToken">Cancels; also the attempt's time-out.</param>
    /// <returns>Null when the receiver answered with 2xx, else why not.</returns>
    internal async Task<WorkFailure?> DeliverAsync(
        OutboxMessage message,
        IReadOnlyDictionary<long, WebhookSubscription> subscriptions,
        CancellationToken cancellationToken
    )
    {
        if (WebhookEvent.Read(message.Payload) is not { } read)
        {
            return Permanent("事件内容无法读取 / the stored event cannot be read");
        }

        if (!subscriptions.TryGetValue(read.Subscription, out var subscription) || !subscription.Enabled)
        {
            return Permanent("订阅已停用或不存在 / the subscription is disabled or gone");
        }

        if (
            !Uri.TryCreate(subscription.Url, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.UserInfo.Length > 0
        )
        {
            return Permanent(
                "地址须为不含账号的 http 或 https 网址 / the address must be an http or https URL without credentials"
            );
        }

        try
        {
            using var request = Sign(url, Body(message.Key, read), keys.Unprotect(subscription.Secret), message.Key);
            using var response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancellationToken
            );
            return response.IsSuccessStatusCode ? null : Failure(response);
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            return Permanent(
                "地址位于内网或本机，未获允许（Requests:AllowPrivateAddresses）/ the address lies in a private network, which is not "
                    + "allowed (Requests:AllowPrivateAddresses)"
            );
        }
        catch (HttpRequestException exception)
        {
            return new WorkFailure(FailureKind.Unreachable, $"无法连接 / cannot reach: {exception.HttpRequestError}");
        }
        catch (CryptographicException)
        {
            await unreadable.RingAsync(subscription.Portal, cancellationToken);
            return new WorkFailure(
                FailureKind.Ours,
                "签名密钥无法解开，请检查本节点的密钥 / the signing key cannot be opened; check this node's keys"
            );
        }
    }

    private static WorkFailure Permanent(string reason) => new(FailureKind.Permanent, reason);

    private WorkFailure Failure(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        var kind = response.StatusCode switch
        {
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => FailureKind.Permanent,
            HttpStatusCode.Gone
            or HttpStatusCode.BadRequest
            or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.NotAcceptable
            or HttpStatusCode.LengthRequired
            or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.RequestUriTooLong
            or HttpStatusCode.UnsupportedMediaType
            or HttpStatusCode.UnprocessableEntity
            or HttpStatusCode.NotImplemented => FailureKind.Permanent,
            HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests
            or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout => FailureKind.Unreachable,
            // 401, 403, 404, 409, 500 …: a receiver being set up or repaired; worth another attempt.
            _ => FailureKind.Transient,
        };
        return new WorkFailure(kind, $"接收方回答 / receiver answered: HTTP {code}")
        {
            RetryAfter = RetryAfter(response.Headers.RetryAfter),
        };
    }

    private Duration? RetryAfter(RetryConditionHeaderValue? header) =>
        header switch
        {
            { Delta: { } delta } => Duration.FromTimeSpan(delta),
            { Date: { } date } => Duration.Max(
                Duration.Zero,
                Instant.FromDateTimeOffset(date) - clock.GetCurrentInstant()
            ),
            _ => null,
        };

    private byte[] Body(string id, WebhookEvent read) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["specversion"] = "1.0",
                ["id"] = id,
                ["source"] = options.EventSource,
                ["type"] = read.Type,
                ["subject"] = read.Subject,
                ["time"] = InstantPattern.ExtendedIso.Format(read.Time),
                ["datacontenttype"] = "application/json",
                ["data"] = read.Data.DeepClone(),
            },
            OutboxJson.Options
        );

    private HttpRequestMessage Sign(Uri url, byte[] body, byte[] key, string id)
    {
        var timestamp = clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add("Idempotency-Key", id);
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add(
            "X-Signature",
            RequestSignature.Compute(key, "POST", url.PathAndQuery, timestamp, nonce, body)
        );
        CryptographicOperations.ZeroMemory(key);
        return request;
    }
}
