using System.Text.Json;
using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

[Collection(DeliveryCollection.Name)]
public sealed class When_webhooks_are_sent(DeliveryDatabase database)
{
    private readonly FakeClock _clock = new(Instant.FromUtc(2024, 12, 24, 2, 0));

    [Fact]
    public async Task A_receiver_gets_a_signed_CloudEvent()
    {
        using var store = await database.EmptyAsync(_clock);
        await using var receiver = new WebhookReceiver();
        var sending = new Sending(store, _clock);
        var subscription = await sending.SubscribeAsync(receiver.Url, "result.posted");
        await sending.EmitAsync(subscription, "i7/r3/0");

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));

        var request = receiver.Requests.ShouldHaveSingleItem();
        request.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        request.PathAndQuery.ShouldBe("/hook?from=orchestrator");
        request.Headers["X-Timestamp"].ShouldBe("1735005600");
        request
            .Headers["X-Signature"]
            .ShouldBe(
                RequestSignature.Compute(
                    Sending.Key,
                    "POST",
                    request.PathAndQuery,
                    request.Headers["X-Timestamp"],
                    request.Headers["X-Nonce"],
                    request.Body
                )
            );
        using var body = JsonDocument.Parse(request.Body);
        var root = body.RootElement;
        root.GetProperty("specversion").GetString().ShouldBe("1.0");
        root.GetProperty("id").GetString().ShouldBe(request.Headers["Idempotency-Key"]);
        root.GetProperty("type").GetString().ShouldBe("cn.orchestrator.result.posted");
        root.GetProperty("subject").GetString().ShouldBe("cycles/TJ-2024");
        root.GetProperty("time").GetString().ShouldBe("2024-12-24T02:00:00Z");
        root.GetProperty("data").GetProperty("说明").GetString().ShouldBe("结果公示");
        (await sending.RowsAsync()).ShouldHaveSingleItem().State.ShouldBe(OutboxState.Sent);
    }

    [Fact]
    public void The_signature_is_the_documented_one() =>
        RequestSignature
            .Compute("k"u8, "POST", "/p?q=1", "1700000000", "n", "{}"u8)
            .ShouldBe(
                Convert.ToHexStringLower(
                    System.Security.Cryptography.HMACSHA256.HashData(
                        "k"u8,
                        "POST\n/p?q=1\n1700000000\nn\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"u8
                    )
                )
            );

    [Fact]
    public async Task Two_failures_are_followed_by_the_same_event_until_it_is_taken()
    {
        using var store = await database.EmptyAsync(_clock);
        await using var receiver = new WebhookReceiver().Answering(500, 500);
        var sending = new Sending(store, _clock);
        await sending.EmitAsync(await sending.SubscribeAsync(receiver.Url), "i7/r3/0");
        var sender = sending.Sender();

        (await sender.RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 1, 0));
        (await sender.RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 0, 0), "its time has not come");
        var waiting = (await sending.RowsAsync()).ShouldHaveSingleItem();
        waiting.LastError.ShouldBe("接收方回答 / receiver answered: HTTP 500");
        waiting.NotBefore.ShouldBeGreaterThan(_clock.Now);
        _clock.Advance(Duration.FromMinutes(1));
        (await sender.RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 1, 0));
        _clock.Advance(Duration.FromMinutes(1));
        (await sender.RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));

        receiver.Requests.Count.ShouldBe(3);
        receiver.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
        receiver.Requests.Select(request => request.Headers["X-Nonce"]).Distinct().Count().ShouldBe(3);
        (await sending.RowsAsync())
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                row => row.State.ShouldBe(OutboxState.Sent),
                row => row.Attempts.ShouldBe(3),
                row => row.SentAt.ShouldBe(_clock.Now)
            );
    }

    [Theory]
    [InlineData(410)]
    [InlineData(422)]
    [InlineData(302)]
    public async Task What_can_never_work_is_a_dead_letter_that_can_be_revived(int code)
    {
        using var store = await database.EmptyAsync(_clock);
        await using var receiver = new WebhookReceiver().Answering(code);
        var sending = new Sending(store, _clock);
        await sending.EmitAsync(await sending.SubscribeAsync(receiver.Url), "i7/r3/0");

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 0, 1));
        receiver.Requests.Count.ShouldBe(1, "redirects are not followed");

        var letter = (await sending.LettersAsync()).ShouldHaveSingleItem();
        letter.Kind.ShouldBe(DeadLetterKind.Webhook);
        letter.Reason.ShouldBe($"接收方回答 / receiver answered: HTTP {code}");
        (await sending.Undelivered().ReadStatusAsync(default))
            .Single(status => status.Kind == OutboxKind.Webhook)
            .Dead.ShouldBe(1);
        await sending.ReviveAsync(letter.ItemId);
        await sending.ReviveAsync(letter.ItemId);
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:word@127.0.0.1/hook")]
    [InlineData("not an address")]
    public async Task Only_plain_web_addresses_are_called(string url)
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock);
        await sending.EmitAsync(await sending.SubscribeAsync(url), "i7/r3/0");

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 0, 1));
        (await sending.LettersAsync()).ShouldHaveSingleItem().Reason.ShouldContain("http");
    }

    [Fact]
    public async Task A_dead_receiver_holds_up_nobody_else()
    {
        using var store = await database.EmptyAsync(_clock);
        await using var receiver = new WebhookReceiver();
        string closed;
        await using (var gone = new WebhookReceiver())
        {
            closed = gone.Url;
        }

        var sending = new Sending(store, _clock, options: new OutboxOptions { BatchSize = 10 });
        var dead = await sending.SubscribeAsync(closed, portal: "dead");
        var alive = await sending.SubscribeAsync(receiver.Url);
        for (var i = 0; i < 35; i++)
        {
            await sending.EmitAsync(dead, $"d{i}");
        }

        await sending.EmitAsync(alive, "a");

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 35, 0));
        receiver.Requests.Count.ShouldBe(1);
        var rows = await sending.RowsAsync();
        rows.Count(row => row.LastError is { } error && error.Contains("cannot reach", StringComparison.Ordinal))
            .ShouldBe(1, "one attempt tells about all");
        rows.Count(row => row.LastError is { } error && error.Contains("did not answer", StringComparison.Ordinal))
            .ShouldBe(34);
    }

    [Fact]
    public void Each_subscription_gets_the_types_it_asked_for()
    {
        static Storage.Portals.WebhookSubscription Of(long id, string types, bool enabled = true) =>
            new()
            {
                Id = id,
                Portal = "p",
                Types = types,
                Url = "http://x",
                Secret = [],
                Enabled = enabled,
            };
        var messages = WebhookEvent.ToMessages(
            [
                Of(1, "*"),
                Of(2, "result.posted"),
                Of(3, "cn.orchestrator.result.posted other"),
                Of(4, "other"),
                Of(5, "*", enabled: false),
            ],
            new EventToSend("k", "result.posted", null, [], _clock.Now)
        );
        messages.Select(message => message.Key).ShouldBe(["k/s1", "k/s2", "k/s3"]);
    }

    [Fact]
    public async Task A_key_that_does_not_open_waits_for_as_long_as_it_takes_and_rings_once_an_hour()
    {
        using var store = await database.EmptyAsync(_clock);
        await using var receiver = new WebhookReceiver();
        var keys = new LockedKeys();
        var sending = new Sending(store, _clock, keys: keys);
        await sending.EmitAsync(await sending.SubscribeAsync(receiver.Url), "i7/r3/0");
        var sender = sending.Sender();

        for (var day = 0; day < 20; day++)
        {
            (await sender.RunOnceAsync(default)).Dead.ShouldBe(0, "we are at fault, not the message");
            _clock.Advance(Duration.FromDays(1));
        }

        sending.Alarms.Count.ShouldBe(20);
        sending.Alarms[0].Subject.ShouldBe("portals/tj");
        await sender.RunOnceAsync(default);
        _clock.Advance(Duration.FromMinutes(59));
        await sender.RunOnceAsync(default);
        sending.Alarms.Count.ShouldBe(21);

        keys.Mended = true;
        _clock.Advance(Duration.FromHours(1));
        (await sender.RunOnceAsync(default)).Sent.ShouldBe(1);
        receiver.Requests.ShouldHaveSingleItem();
    }

    /// <summary>
    /// As with requests of workflows: an address of this machine or of a private network is not called unless that is
    /// allowed.
    /// </summary>
    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://localhost:9/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://2130706433/")]
    public async Task A_private_address_is_not_called(string url)
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, allowPrivate: false);
        var subscription = await sending.SubscribeAsync(url);
        await sending.EmitAsync(subscription, "e1");
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 0, 1));
        (await sending.LettersAsync()).ShouldHaveSingleItem().Reason.ShouldContain("Requests:AllowPrivateAddresses");
    }
}
