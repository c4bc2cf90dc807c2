using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using Orchestrator.Workflows.Validation;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Activities;

public class When_a_workflow_sends_mail
{
    private static JsonObject Mail(JsonNode? to, Action<JsonObject>? more = null) =>
        Activity("mail", "Elsa.SendEmail", json =>
        {
            (json["to"], json["subject"], json["body"]) = (to, Literal("S"), Literal("B"));
            more?.Invoke(json);
        });

    private static MailAsked Sent(Instance instance) =>
        instance.Last.Messages.OfType<MailAsked>().ShouldHaveSingleItem();

    private static IReadOnlyList<Finding> Check(JsonObject root) =>
        new DefinitionValidator(Instance.Registry).Validate(Workflow(root), "a.json");

    [Theory]
    [InlineData("a@x.example", "a@x.example")]
    [InlineData("a@x.example, b@x.example", "a@x.example|b@x.example")]
    [InlineData("a@x.example, b@x.example;c@x.example；d@x.example", "a@x.example|b@x.example|c@x.example|d@x.example")]
    [InlineData("李四 <li@x.example>", "\"李四\" <li@x.example>")]
    [InlineData("\"Li, Si\" <li@x.example>; a@x.example", "\"Li, Si\" <li@x.example>|a@x.example")]
    [InlineData("a@x.example,A@X.example", "a@x.example")]
    [InlineData("[\"a@x.example\",\"b@x.example\"]", "a@x.example|b@x.example")]
    public void Addresses_are_read_as_people_write_them(string written, string read) =>
        string.Join('|', Sent(new Instance(Workflow(Sequence(Mail(Literal(written)))))).To).ShouldBe(read);

    [Fact]
    public void It_goes_on_at_once_and_keeps_who_is_hidden_apart()
    {
        var instance = new Instance(
            Workflow(
                Sequence(
                    Mail(Script("['a@x.example']"), json =>
                        (json["cc"], json["bcc"], json["from"]) = (
                            Literal("c@x.example"),
                            Literal("b@x.example"),
                            Literal("me@x.example")
                        )
                    ),
                    Line("sent")
                )
            )
        );
        instance.Lines.ShouldBe(["sent"]);
        var mail = Sent(instance);
        (mail.To.Single(), mail.Cc.Single(), mail.Bcc.Single(), mail.From, mail.Subject, mail.Body).ShouldBe(
            ("a@x.example", "c@x.example", "b@x.example", "me@x.example", "S", "B")
        );
    }

    [Theory]
    [InlineData("to", "nobody", "is not a mail address")]
    [InlineData("to", "a@x.example\r\nBcc: b@x.example", "line breaks")]
    [InlineData("to", "a@x.example b@x.example", "is not a mail address")]
    [InlineData("cc", "a@", "is not a mail address")]
    [InlineData("bcc", "a b c", "is not a mail address")]
    [InlineData("from", "a@x.example;b@x.example", "one sender")]
    [InlineData("to", "", "at least one recipient")]
    public void What_is_no_address_is_refused_when_saved(string member, string written, string says) =>
        Check(Sequence(Mail(Literal("a@x.example"), json => json[member] = Literal(written))))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                finding => finding.Code.ShouldBe("bad-input"),
                finding => finding.MessageEn.ShouldContain(says),
                finding => finding.Message.ShouldContain(member)
            );

    [Theory]
    [InlineData("/etc/passwd", "path of a file")]
    [InlineData("C:\\secret.txt", "path of a file")]
    [InlineData("https://example.org/x.pdf", "address of a file")]
    [InlineData("file:///etc/passwd", "address of a file")]
    [InlineData("[\"/etc/passwd\"]", "path of a file")]
    [InlineData("{\"fileName\":\"a.txt\",\"content\":[1,2,3]}", "content is not text in base64")]
    [InlineData("{\"fileName\":\"../a.txt\",\"content\":\"QQ==\"}", "without a folder")]
    public void Attachments_of_other_forms_are_refused_by_name_when_saved(string written, string says) =>
        Check(Sequence(Mail(Literal("a@x.example"), json => json["attachments"] = Input("Object", written))))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                finding => finding.Code.ShouldBe("unsupported-attachment"),
                finding => finding.MessageEn.ShouldContain(says)
            );

    [Fact]
    public void An_attachment_that_can_be_kept_goes_with_it()
    {
        var mail = Sent(
            new Instance(
                Workflow(
                    Sequence(
                        Mail(Literal("a@x.example"), json =>
                            json["attachments"] = Script(
                                "({ fileName: '名单.txt', contentType: 'text/plain', content: 'QQ==' })"
                            )
                        )
                    )
                )
            )
        );
        mail.Attachments.ShouldHaveSingleItem().ShouldBe(new MailAttachment("名单.txt", "text/plain", "QQ=="));
    }

    [Theory]
    [InlineData("'x\\r\\nBcc: b@x.example'")]
    [InlineData("'x\\u2028y'")]
    [InlineData("'x\\u0000y'")]
    public void A_subject_is_one_line(string script) =>
        Sent(new Instance(Workflow(Sequence(Mail(Literal("a@x.example"), json => json["subject"] = Script(script))))))
            .Subject.ShouldAllBe(letter => !char.IsControl(letter) && letter != '\u2028');

    [Theory]
    [InlineData("'nobody'")]
    [InlineData("''")]
    [InlineData("Array.from({ length: 101 }, (_, i) => 'a' + i + '@x.example')")]
    public void What_turns_out_wrong_when_it_runs_is_an_incident_or_runs_the_error_branch(string script)
    {
        var faulted = new Instance(Workflow(Sequence(Mail(Script(script)), Line("after"))));
        faulted.State.Incidents.ShouldHaveSingleItem().Code.ShouldBe("bad-mail");
        faulted.Lines.ShouldBeEmpty();

        var branch = new Instance(
            Workflow(Sequence(Mail(Script(script), json => json["error"] = Line("wrong")), Line("after")))
        );
        branch.Lines.ShouldBe(["wrong", "after"]);
        branch.Last.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_mail_that_would_fill_the_database_is_not_kept() =>
        new Instance(
            Workflow(
                Sequence(
                    Mail(Script("Array.from({ length: 100 }, (_, i) => 'a' + i + '@x.example')"), json =>
                        json["body"] = Script("'x'.repeat(250000)")
                    )
                )
            )
        )
            .State.Incidents.ShouldHaveSingleItem()
            .Message.ShouldContain("too large");
}
