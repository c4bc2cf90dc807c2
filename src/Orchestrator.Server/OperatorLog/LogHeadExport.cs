using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Settings;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.OperatorLog;

/// <summary>
/// Gives the operator log's head to others once a day: to a folder, by mail, and to the portals that subscribe to it
/// by name. Of all nodes one
/// does it; a folder that cannot be written is an alarm, and is tried again with the next housekeeping.
/// </summary>
internal sealed class LogHeadExport(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    LogHeads heads,
    LogHeadSettings settings,
    AlarmBell bell,
    IClock clock
)
{
    /// <summary>The event's name.</summary>
    public const string EventName = "log.head";

    private const string LastDay = "log-head.day";

    /// <returns>1 when a head was given out, else 0.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var day = LocalDatePattern.Iso.Format(ChinaTime.DateOf(now));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await IsWantedAsync(context, cancellationToken))
            return 0;
        // Almost always it has been given out already; the log's end is not locked to see that.
        if (await LastDayAsync(context, cancellationToken) == day)
            return 0;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RowLock.TakeAsync(context, RowLock.OperatorLog, cancellationToken);
        var last = await context.Settings.FindAsync([LastDay], cancellationToken);
        if (last?.Value == day)
            return 0;
        var head = await heads.TakeAsync(context, cancellationToken);
        var json = JsonSerializer.Serialize(head, JsonFormat.Indented);
        if (await WriteFileAsync(day, json, cancellationToken) is { } problem)
        {
            // The alarm is a line of the log itself, whose end this transaction holds.
            await transaction.RollbackAsync(cancellationToken);
            await bell.RingAsync(problem, cancellationToken);
            return 0;
        }

        await AddMessagesAsync(
            context,
            await SubscribersAsync(context, cancellationToken),
            day,
            head,
            json,
            now,
            cancellationToken
        );
        if (last is null)
            context.Settings.Add(new Setting { Name = LastDay, Value = day });
        else
            last.Value = day;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return 1;
    }

    private static Task<string?> LastDayAsync(OrchestratorDbContext context, CancellationToken cancellationToken) =>
        context
            .Settings.Where(setting => setting.Name == LastDay)
            .Select(setting => setting.Value)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<bool> IsWantedAsync(OrchestratorDbContext context, CancellationToken cancellationToken) =>
        settings.Folder is not null
        || settings.Mail is not null
        || (await SubscribersAsync(context, cancellationToken)).Count > 0;

    /// <summary>Who asks for it by name: who takes everything of the cycles has not asked for this.</summary>
    private static async Task<List<WebhookSubscription>> SubscribersAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await context
                .WebhookSubscriptions.AsNoTracking()
                .Where(subscription => subscription.Enabled)
                .OrderBy(subscription => subscription.Id)
                .ToListAsync(cancellationToken)
        ).FindAll(subscription =>
            subscription.Types.Split(' ').Any(type => type is EventName or WebhookEvent.TypePrefix + EventName)
        );

    /// <returns>Null when it is written, or no folder is set.</returns>
    private async Task<Alarm?> WriteFileAsync(string day, string json, CancellationToken cancellationToken)
    {
        if (settings.Folder is not { } folder)
            return null;
        try
        {
            Directory.CreateDirectory(folder);
            // Whole or not at all: it is written beside, and then takes its name.
            var (made, name) = (
                Path.Combine(folder, $".{day}.{Environment.ProcessId}"),
                Path.Combine(folder, $"operator-log-head-{day}.json")
            );
            // Never over one that was given out: who cut the log would have its new end take the place of the proof.
            if (File.Exists(name))
                return null;
            await File.WriteAllTextAsync(made, json, cancellationToken);
            File.Move(made, name);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Alarm(
                "log-head-not-written",
                day,
                $"操作日志的链头无法写入 {folder}：{problem.Message}",
                $"The operator log's head cannot be written to {folder}: {problem.Message}"
            );
        }
    }

    private async Task AddMessagesAsync(
        OrchestratorDbContext context,
        IReadOnlyList<WebhookSubscription> subscribers,
        string day,
        LogHead head,
        string json,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var data = (JsonObject)JsonSerializer.SerializeToNode(head, JsonFormat.Options)!;
        var messages = WebhookEvent
            .ToMessages(subscribers, new EventToSend($"log-head-{day}", EventName, Subject: null, data, now))
            .ToList();
        if (settings.Mail is { } address)
        {
            var text = $"操作日志 {day} 的链头，请妥善保存；核对命令：log-verify 文件。\n{json}\n";
            messages.Add(
                new OutgoingMail(address, null, $"操作日志链头 {day}", text) { Urgent = true }.ToMessage(
                    $"log-head-{day}",
                    now
                )
            );
        }

        if (messages.Count == 0)
            return;
        var id = await store.ReserveIdsAsync(messages.Count, cancellationToken);
        foreach (var message in messages)
            message.Id = id++;
        context.Outbox.AddRange(messages);
    }
}
