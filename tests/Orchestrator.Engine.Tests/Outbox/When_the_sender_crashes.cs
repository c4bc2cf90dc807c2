using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Outbox;

[Collection(DeliveryCollection.Name)]
public sealed class When_the_sender_crashes(DeliveryDatabase database, MailServer smtp)
{
    private readonly FakeClock _clock = new(Instant.FromUtc(2024, 10, 28, 2, 0));

    [Fact]
    public async Task An_event_that_was_sent_but_not_recorded_is_sent_again_with_the_same_id()
    {
        using var store = await database.EmptyAsync(_clock);
        await using var receiver = new WebhookReceiver();
        var sending = new Sending(store, _clock);
        await sending.EmitAsync(await sending.SubscribeAsync(receiver.Url), "i7/r3/0");

        await Should.ThrowAsync<InvalidOperationException>(() =>
            sending.Sender(new CrashingStore(store)).RunOnceAsync(default)
        );
        receiver.Requests.Count.ShouldBe(1);
        (await sending.Sender().RunOnceAsync(default)).Total.ShouldBe(0, "the lease holds");
        _clock.Advance(Duration.FromMinutes(3));
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));

        receiver.Requests.Count.ShouldBe(2);
        receiver.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_mail_that_was_sent_but_not_recorded_is_sent_again_with_the_same_message_id()
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, smtp.Options);
        await sending.AddAsync(new OutgoingMail("li@review.example", "李", "主题", "正文").ToMessage("m1", _clock.Now));

        await Should.ThrowAsync<InvalidOperationException>(() =>
            sending.Sender(new CrashingStore(store)).RunOnceAsync(default)
        );
        _clock.Advance(Duration.FromMinutes(3));
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));

        (await smtp.TakeAsync(2)).Select(mail => mail.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_late_result_does_not_overwrite_that_of_the_node_that_took_over()
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock);
        await sending.AddAsync(new OutgoingMail("li@review.example", "李", "主题", "正文").ToMessage("m1", _clock.Now));
        var first = (await store.LeaseOutboxAsync([OutboxKind.Mail], 1, Duration.FromMinutes(2), default)).Single();
        _clock.Advance(Duration.FromMinutes(3));
        await store.LeaseOutboxAsync([OutboxKind.Mail], 1, Duration.FromMinutes(2), default);

        var batch = new WorkBatch();
        batch.OutboxResults.Add(new OutboxResult(first.Id, first.Attempts, OutboxState.Dead, _clock.Now, "late"));
        await using (var transaction = await store.BeginAsync(default))
        {
            await transaction.WriteAsync(batch, default);
            await transaction.CommitAsync(default);
        }

        (await sending.RowsAsync()).ShouldHaveSingleItem().State.ShouldBe(OutboxState.Waiting);
    }
}
