using System.Net.Mail;
using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A mail that a workflow asked for: one row for each recipient, so that one who cannot be reached holds nobody up.</summary>
internal static class WorkflowMail
{
    public static IEnumerable<OutboxMessage> Rows(LiveInstance from, MailAsked asked, Instant at)
    {
        string? shared = null;
        foreach (
            var address in asked
                .To.Concat(asked.Cc)
                .Concat(asked.Bcc)
                .Select(text => new MailAddress(text))
                .DistinctBy(to => to.Address, StringComparer.OrdinalIgnoreCase)
        )
        {
            var key = from.NextKey();
            shared ??= key;
            var mail = new OutgoingMail(
                address.Address,
                address.DisplayName is { Length: > 0 } name ? name : null,
                asked.Subject,
                asked.Body
            )
            {
                // The definition says when it is sent.
                Urgent = true,
                IsHtml = true,
                ShownTo = asked.To,
                ShownCc = asked.Cc,
                ReplyTo = asked.From,
                Attachments = asked.Attachments,
                SharedKey = shared,
            };
            var row = mail.ToMessage(key, at);
            row.InstanceId = from.Id;
            yield return row;
        }
    }
}
