using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Reminders;

/// <summary>
/// Sends the reminders of the slot that is due: mails for the outbox, evidence and the mark that it was done, in one
/// commit per region. Several nodes may try; one does it.
/// </summary>
public sealed partial class ReminderRun(
    IWorkStore store,
    Func<CancellationToken, ValueTask<CalendarBook>> calendars,
    ReminderOptions options,
    PageRunner pages,
    DeadLetterBook letters,
    ILogger<ReminderRun> logger
)
{
    // Rows become visible a little after the instant they bear.
    private static readonly Duration CommitSlack = Duration.FromMinutes(1);

    private static readonly InstantPattern KeyTime = InstantPattern.CreateWithInvariantCulture("yyyyMMddHHmm");

    private readonly TaskTitles _titles = new();

    // The slot of each region that was found empty: it is not looked at again.
    private readonly ConcurrentDictionary<string, Instant> _empty = new(StringComparer.Ordinal);

    /// <summary>
    /// Sends the slot that is due at an instant, if any: the latest of the day that has begun, with what earlier ones
    /// that were missed would have said. Call it at any time; a slot that was sent is not sent again.
    /// </summary>
    /// <param name="now">By the clock that judges.</param>
    /// <param name="cancellationToken">Cancels; nothing is then sent.</param>
    /// <returns>One outcome for each region that was sent now.</returns>
    public async Task<IReadOnlyList<ReminderOutcome>> RunSlotAsync(Instant now, CancellationToken cancellationToken)
    {
        var book = await calendars(cancellationToken);
        var outcomes = new List<ReminderOutcome>();
        foreach (var (region, last) in await RegionsAsync(cancellationToken))
        {
            // A region that fails is a dead letter until it can be sent; the others are sent.
            ReminderOutcome? outcome = null;
            var done = await pages.RunAloneAsync(
                $"Reminders of {region}",
                async () =>
                    outcome = await RunRegionAsync(
                        book,
                        region,
                        last,
                        now,
                        withoutCycle: outcomes.Count == 0,
                        cancellationToken
                    ),
                failure =>
                    letters.AddAsync(
                        [new LetterDraft(DeadLetterKind.Reminder, LetterIdOf(region), InstanceId: 0, region, failure)],
                        cancellationToken
                    ),
                cancellationToken
            );
            if (!done || outcome is null)
                continue;
            outcomes.Add(outcome);
            await letters.SettleAsync(DeadLetterKind.Reminder, LetterIdOf(region), cancellationToken);
            ReminderMetrics.Count(outcome);
            LogSent(
                outcome.Region,
                outcome.Slot.Day,
                outcome.Slot.Hour,
                outcome.Digests,
                outcome.WithoutRecipient,
                (long)outcome.Late.TotalSeconds
            );
        }

        return outcomes;
    }

    /// <summary>Stands for a region among dead letters, on every node and for ever.</summary>
    internal static long LetterIdOf(string region) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(region))) & long.MaxValue;

    private async Task<ReminderOutcome?> RunRegionAsync(
        CalendarBook book,
        string region,
        Instant? last,
        Instant now,
        bool withoutCycle,
        CancellationToken cancellationToken
    )
    {
        if (!book.For(region).TryGet(out var calendar))
            throw new InvalidOperationException($"The region {region} has running cycles and no working-day calendar.");
        return
            ReminderSlot.Due(calendar, now) is not { } slot
            || last >= slot.At
            || await IsEmptyAsync(calendar, slot, last, cancellationToken)
            ? null
            : await SendAsync(calendar, slot, last, now, withoutCycle, cancellationToken);
    }

    /// <summary>The regions of cycles that have something to say, each with the slot that was sent last.</summary>
    private async Task<List<(string Region, Instant? Last)>> RegionsAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var regions = await ReminderQueries
            .ToTell(context, options.IncludeSandboxes)
            .Select(cycle => cycle.CalendarRegion)
            .Distinct()
            .OrderBy(region => region)
            .Select(region => new
            {
                Region = region,
                Last = context.ReminderSlotRuns.Where(run => run.Region == region).Max(run => (Instant?)run.Slot),
            })
            .ToListAsync(cancellationToken);
        return regions.ConvertAll(region => (region.Region, region.Last));
    }

    /// <summary>
    /// Whether a slot has nothing to say, as most have; found out without a lock. A slot that is left out leaves its
    /// time to the next.
    /// </summary>
    private async Task<bool> IsEmptyAsync(
        WorkingCalendar calendar,
        ReminderSlot slot,
        Instant? last,
        CancellationToken cancellationToken
    )
    {
        if (_empty.TryGetValue(calendar.Region, out var known) && known == slot.At)
        {
            return true;
        }

        if (last is null)
        {
            return false;
        }

        await using var context = store.CreateContext();
        var input = new ReminderInput
        {
            Calendar = calendar,
            Slot = slot,
            Since = last,
        };
        if (
            await new ReminderQueries(context, _titles, cancellationToken).HasContentAsync(
                input,
                options.IncludeSandboxes
            )
        )
        {
            return false;
        }

        _empty[calendar.Region] = slot.At;
        return true;
    }

    private async Task<ReminderOutcome?> SendAsync(
        WorkingCalendar calendar,
        ReminderSlot slot,
        Instant? last,
        Instant now,
        bool withoutCycle,
        CancellationToken cancellationToken
    )
    {
        await using var context = store.CreateContext();
        var queries = new ReminderQueries(context, _titles, cancellationToken);
        var cycles = await queries.CyclesAsync(calendar.Region, options.IncludeSandboxes);
        var waiting = new WaitingNotices(
            cycles.ConvertAll(cycle => cycle.InstanceId),
            slot.Day,
            now - CommitSlack,
            withoutCycle
        );
        var (input, notices) = await ReadAsync(
            queries,
            new ReminderInput
            {
                Calendar = calendar,
                Slot = slot,
                Since = last,
            },
            cycles,
            waiting
        );
        var contacts = new ContactBook(
            await context.Contacts.AsNoTracking().OrderBy(contact => contact.Id).ToListAsync(cancellationToken)
        );
        var plan = ReminderPlanner.Plan(input, contacts);
        if (last is not null && plan.Digests.Count == 0 && plan.WithoutRecipient == 0 && notices.Count == 0)
        {
            _empty[calendar.Region] = slot.At;
            return null;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Database.AutoSavepointsEnabled = false;
        if (!await IsStillLastAsync(context, calendar.Region, last, cancellationToken))
        {
            return null;
        }

        await WriteAsync(context, plan, slot, calendar.Region, now, cancellationToken);
        context.ReminderSlotRuns.Add(
            new ReminderSlotRun
            {
                Region = calendar.Region,
                Slot = slot.At,
                RanAt = now,
                Digests = plan.Digests.Count,
                WithoutRecipient = plan.WithoutRecipient,
            }
        );
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (last is null && store.IsDuplicate(exception))
        {
            // The very first sending has no row to lock: the key decides between two nodes.
            await using var other = store.CreateContext();
            if (
                await other.ReminderSlotRuns.AnyAsync(
                    run => run.Region == calendar.Region && run.Slot == slot.At,
                    cancellationToken
                )
            )
            {
                return null;
            }

            throw;
        }

        if (input.WithoutContact.Count > 0)
        {
            await queries.DropPersonalAsync(waiting);
        }

        foreach (var ids in notices.Chunk(1000))
        {
            await context
                .PendingNotices.Where(notice => ids.Contains(notice.Id))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(notice => notice.State, NoticeState.Sent),
                    cancellationToken
                );
        }

        await transaction.CommitAsync(cancellationToken);
        return new ReminderOutcome(calendar.Region, slot, plan.Digests.Count, plan.WithoutRecipient, now - slot.At);
    }

    // The row of the last sending is locked while the next is written, so that a late 09:30 and a 10:00 on two nodes
    // do not both say the same.
    private static async Task<bool> IsStillLastAsync(
        OrchestratorDbContext context,
        string region,
        Instant? last,
        CancellationToken cancellationToken
    )
    {
        var runs = context.ReminderSlotRuns.Where(run => run.Region == region);
        if (last is not null)
        {
            await runs.Where(run => run.Slot == last)
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.RanAt, run => run.RanAt), cancellationToken);
        }

        return await runs.MaxAsync(run => (Instant?)run.Slot, cancellationToken) == last;
    }

    private static async Task<(ReminderInput Input, List<long> Notices)> ReadAsync(
        ReminderQueries queries,
        ReminderInput input,
        List<Cycle> cycles,
        WaitingNotices waiting
    )
    {
        var byId = cycles.ToDictionary(cycle => cycle.InstanceId);
        input = input with { Tasks = await queries.TasksAsync(cycles, input.From, input.Slot) };
        if (!input.IsRegular)
        {
            return (input, []);
        }

        // Counted where they are listed: in the morning.
        var personal = input.Covers(ReminderHour.Morning) ? await queries.CountPersonalAsync(waiting) : [];
        var notices = await queries.NoticesAsync(waiting);
        return (
            input with
            {
                Notices =
                [
                    .. notices.Select(notice =>
                    {
                        var cycle = notice.CycleId is { } id ? byId.GetValueOrDefault(id) : null;
                        return new ReminderNotice(
                            notice.Template,
                            notice.Role,
                            notice.Assignee,
                            notice.CycleId,
                            cycle?.Name,
                            cycle?.Jurisdiction,
                            ReminderQueries.Values(notice.Data),
                            notice.Escalation
                        );
                    }),
                ],
                WithoutContact =
                [
                    .. personal.Select(item => new PersonalItems(
                        item.CycleId is { } id ? byId.GetValueOrDefault(id)?.Jurisdiction : null,
                        item.Role,
                        item.Count
                    )),
                ],
                ProvisionalDeadlines = CalendarWarning.IsDue(input)
                    ? await queries.ProvisionalAsync(waiting.Cycles)
                    : 0,
            },
            notices.ConvertAll(notice => notice.Id)
        );
    }

    private async Task WriteAsync(
        OrchestratorDbContext context,
        ReminderPlan plan,
        ReminderSlot slot,
        string region,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (plan.Digests.Count == 0)
        {
            return;
        }

        var ids = new Queue<long>(
            await ReserveAsync(plan.Digests.Sum(digest => digest.Entries.Count + 1), cancellationToken)
        );
        foreach (var digest in plan.Digests)
        {
            var message = Mail(digest, slot, region, now);
            message.Id = ids.Dequeue();
            context.Outbox.Add(message);
            foreach (var entry in digest.Entries)
            {
                context.SentReminders.Add(
                    new SentReminder
                    {
                        Id = ids.Dequeue(),
                        CycleId = entry.CycleId,
                        DeadlineId = entry.DeadlineId,
                        Template = entry.Template,
                        TemplateVersion = ReminderTexts.Find(entry.Template).Version,
                        Role = digest.Recipient.Role,
                        Recipient = digest.Recipient.Mail,
                        Channel = "mail",
                        SentAt = now,
                        OutboxId = message.Id,
                    }
                );
            }
        }
    }

    /// <summary>Any number of ids: a block holds <see cref="IdBlock.Size"/>.</summary>
    private async Task<List<long>> ReserveAsync(int count, CancellationToken cancellationToken)
    {
        var ids = new List<long>(count);
        while (ids.Count < count)
        {
            var block = Math.Min(count - ids.Count, IdBlock.Size);
            var first = await store.ReserveIdsAsync(block, cancellationToken);
            for (var id = first; id < first + block; id++)
                ids.Add(id);
        }

        return ids;
    }

    private OutboxMessage Mail(Digest digest, ReminderSlot slot, string region, Instant now)
    {
        var text = DigestWriter.Write(digest, now, options.Address, options.Language);
        var mail = new OutgoingMail(digest.Recipient.Mail, digest.Recipient.Name, text.Subject, text.Body)
        {
            ExpiresAt = now + options.KeepFresh,
        };
        // The key shows no address: operators read it in the list of dead letters.
        var person = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(DigestEntry.AddressOf(digest.Recipient))).AsSpan(0, 12)
        );
        return mail.ToMessage($"digest/{region}/{KeyTime.Format(slot.At)}/{person}", now);
    }

    [LoggerMessage(
        LogLevel.Information,
        "Reminders of region {Region} for {Day} {Hour}: {Digests} digests, {WithoutRecipient} items without "
            + "recipient, {LateSeconds} s late."
    )]
    private partial void LogSent(
        string region,
        LocalDate day,
        ReminderHour hour,
        int digests,
        int withoutRecipient,
        long lateSeconds
    );
}
