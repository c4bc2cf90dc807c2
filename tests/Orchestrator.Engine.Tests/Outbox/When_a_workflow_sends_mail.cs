using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>From the definition through the outbox to the SMTP server.</summary>
[Collection(DeliveryCollection.Name)]
public sealed class When_a_workflow_sends_mail(DeliveryDatabase database, MailServer smtp, Postgres postgres)
{
    private const string Definition = """
        {"id":"mail-v1","definitionId":"mail","name":"mail","version":1,"isPublished":true,"root":{"type":"Elsa.SendEmail","id":"m",
         "from":"chief@other.example","to":"li@review.example, gone@review.example","cc":"Wang <wang@review.example>","bcc":"secret@review.example",
         "subject":"S","body":"<b>B</b>","attachments":{"typeName":"Object","expression":{"type":"Object","value":"{\"fileName\":\"名单.txt\",\"content\":\"QQ==\"}"}}}}
        """;

    private readonly FakeClock _clock = new(FakeClock.At("2024-10-08 23:30"));

    [Fact]
    public async Task Each_recipient_gets_a_copy_and_one_who_cannot_be_reached_holds_nobody_up()
    {
        var rows = await RowsAsync();
        rows.Select(row => row.Destination)
            .ShouldBe(["li@review.example", "gone@review.example", "wang@review.example", "secret@review.example"]);
        rows.ShouldAllBe(row => row.Kind == OutboxKind.Mail && row.InstanceId != null);

        using var store = await database.EmptyAsync(_clock);
        var sending = new Sending(store, _clock, smtp.Options);
        foreach (var row in rows)
            row.InstanceId = null;
        await sending.AddAsync([.. rows]);
        // In the night too: the definition says when.
        (await sending.Sender().RunOnceAsync(default)).ShouldBe(new OutboxRun(3, 0, 1));

        var mails = await smtp.TakeAsync(3);
        mails
            .Select(mail => mail.To)
            .ShouldBe(["li@review.example", "wang@review.example", "secret@review.example"], ignoreOrder: true);
        mails.Select(mail => mail.MessageId).Distinct().ShouldHaveSingleItem();
        mails.ShouldAllBe(mail =>
            mail.Html!.Contains("<b>B</b>") && mail.Subject == "S" && mail.ReplyTo == "chief@other.example"
        );
        mails.ShouldAllBe(mail => mail.Shown == "li@review.example,gone@review.example|wang@review.example");
        mails.ShouldAllBe(mail => mail.Names.StartsWith("职称评审系统 →") && mail.Files.Single() == "名单.txt");
        (await sending.LettersAsync()).ShouldHaveSingleItem().Name.ShouldBe("g***@review.example");
    }

    private async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), _clock);
        await Year.StoreJsonAsync(node.Store, 1, Definition, DefinitionKind.Other);
        (await node.Units.RunAsync([new WorkflowStart(1, _clock.GetCurrentInstant())], default))
            .ShouldHaveSingleItem()
            .Failure.ShouldBeNull();
        await using var context = node.Context();
        return [.. context.Outbox.OrderBy(row => row.Id)];
    }
}
