using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

[Collection(DeliveryCollection.Name)]
public sealed class When_mail_is_sent(DeliveryDatabase database, MailServer smtp)
{
    private const string Subject =
        "【职称评审】今日到期1项、即将到期12项、已逾期3项、通知28项、抄送99项，请尽快登录系统办理（10月28日）";

    private readonly FakeClock _clock = new(Instant.FromUtc(2024, 10, 28, 2, 0));

    [Fact]
    public async Task Chinese_subjects_names_and_bodies_arrive_whole()
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, smtp.Options);
        await sending.AddAsync(Mail("li@review.example", "m1", Subject));

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(
            new OutboxRun(1, 0, 0),
            (await sending.RowsAsync()).Single().LastError
        );

        var mail = (await smtp.TakeAsync(1)).Single();
        mail.To.ShouldBe("li@review.example");
        mail.Subject.ShouldBe(Subject);
        mail.Body.ShouldBe("您好！\n请于2024年11月1日24时前提交。\n");
        mail.Names.ShouldBe("职称评审系统 → 李主任");
        mail.MessageId.ShouldMatch("^<[0-9a-f]{32}@review.example>$");
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_a_dead_letter_and_a_full_one_is_tried_again()
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, smtp.Options);
        await sending.AddAsync(
            Mail("gone@review.example", "m1"),
            Mail("full@review.example", "m2"),
            Mail("li@review.example", "m3")
        );

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 1, 1));

        (await smtp.TakeAsync(1)).Single().To.ShouldBe("li@review.example");
        var letter = (await sending.LettersAsync()).ShouldHaveSingleItem();
        letter.Reason.ShouldBe("收件人被拒 / recipient refused: SMTP 550 MailboxUnavailable");
        (letter.Kind, letter.Name).ShouldBe((DeadLetterKind.Mail, "g***@review.example"));
        sending.Alarms.ShouldHaveSingleItem().Code.ShouldBe("mail-not-delivered");
    }

    [Fact]
    public async Task Without_a_server_mail_waits_visibly_and_goes_out_once_there_is_one()
    {
        using var store = await database.EmptyAsync(_clock);
        var without = new Sending(store, _clock);
        await without.AddAsync(Mail("li@review.example", "m1"));

        (await without.Sender().RunOnceAsync(default)).Total.ShouldBe(0);
        (await without.RowsAsync())
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                row => row.State.ShouldBe(OutboxState.Waiting),
                row => row.Attempts.ShouldBe(0),
                row => row.LastError.ShouldBe(OutboxSender.MailNotConfigured)
            );
        (await without.Undelivered().ReadStatusAsync(default))
            .Single(status => status.Kind == OutboxKind.Mail)
            .ShouldBe(new OutboxStatus(OutboxKind.Mail, 1, _clock.Now, 0, Configured: false));

        (await new Sending(store, _clock, smtp.Options).Sender().RunOnceAsync(default)).Sent.ShouldBe(1);
        await smtp.TakeAsync(1);
    }

    [Theory]
    [InlineData(MailTls.None, false)]
    [InlineData(MailTls.StartTls, true)]
    [InlineData(MailTls.Implicit, true)]
    public async Task The_connection_is_protected_as_configured(MailTls tls, bool encrypted)
    {
        using var store = await database.EmptyAsync(_clock);
        var options = smtp.OptionsFor(tls) with
        {
            User = encrypted ? "review" : null,
            Password = encrypted ? "geheim" : null,
        };
        var sending = new Sending(store, _clock, options);
        await sending.AddAsync(Mail("li@review.example", "m1"), Mail("wang@review.example", "m2"));

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(2, 0, 0));

        foreach (var mail in await smtp.TakeAsync(2))
            (mail.Encrypted, mail.User).ShouldBe((encrypted, options.User));
    }

    [Fact]
    public Task A_server_without_STARTTLS_gets_nothing_when_it_is_asked_for() =>
        FailsAsync(smtp.Options with { Tls = MailTls.StartTls }, "does not offer");

    [Fact]
    public Task A_certificate_that_nobody_vouches_for_gets_nothing() =>
        FailsAsync(smtp.OptionsFor(MailTls.Implicit) with { Certificate = null }, "certificate not trusted");

    [Fact]
    public Task A_wrong_password_gets_nothing_and_is_said() =>
        FailsAsync(
            smtp.OptionsFor(MailTls.StartTls) with
            {
                User = "review",
                Password = "falsch",
            },
            "password not accepted"
        );

    [Fact]
    public async Task A_server_that_is_down_costs_one_attempt_for_all_mail()
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(
            store,
            _clock,
            new MailOptions
            {
                Host = "127.0.0.1",
                Port = 1,
                From = "a@b.example",
            },
            new OutboxOptions { MailConnections = 1 }
        );
        await sending.AddAsync([
            .. Enumerable.Range(0, 5).Select(number => Mail($"p{number}@review.example", $"m{number}")),
        ]);

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 5, 0));
        (await sending.RowsAsync()).Count(row => row.LastError!.Contains("SMTP", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_disturbed_at_night()
    {
        using var store = await database.EmptyAsync(_clock);
        _clock.Now = Instant.FromUtc(2024, 10, 28, 12, 30);
        var sending = new Sending(store, _clock, smtp.Options);
        await sending.AddAsync(Mail("li@review.example", "m1"));

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 1, 0));
        (await sending.RowsAsync())
            .ShouldHaveSingleItem()
            .NotBefore.ShouldBeGreaterThanOrEqualTo(Instant.FromUtc(2024, 10, 29, 0, 0));
        _clock.Now = Instant.FromUtc(2024, 10, 29, 0, 1);
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));
        await smtp.TakeAsync(1);
    }

    [Fact]
    public async Task Stale_words_are_not_sent_and_can_be_revived()
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, smtp.Options);
        await sending.AddAsync(
            (
                new OutgoingMail("li@review.example", "李", "主题", "正文")
                {
                    ExpiresAt = _clock.Now + Duration.FromHours(24),
                }
            ).ToMessage("m1", _clock.Now)
        );
        _clock.Advance(Duration.FromHours(24));

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 0, 1));
        var letter = (await sending.LettersAsync()).ShouldHaveSingleItem();
        letter.Reason.ShouldContain("expired");
        await sending.ReviveAsync(letter.ItemId);
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(1, 0, 0));
        await smtp.TakeAsync(1);
    }

    private async Task FailsAsync(MailOptions options, string why)
    {
        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, options);
        await sending.AddAsync(Mail("li@review.example", "m1"));

        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(0, 1, 0));
        (await sending.RowsAsync()).ShouldHaveSingleItem().LastError.ShouldNotBeNull().ShouldContain(why);
        (await smtp.TakeAsync(0)).ShouldBeEmpty();
    }

    private OutboxMessage Mail(string to, string key, string subject = "主题") =>
        new OutgoingMail(to, "李主任", subject, "您好！\n请于2024年11月1日24时前提交。\n").ToMessage(key, _clock.Now);
}
