using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Moves the dates of one cycle. The preview and the move are the same computation; only the move locks the cycle and writes. The
/// cycle's own run goes through its activities, which enforce their floors; its applications are counted again from their rows.
/// </summary>
internal sealed class CycleMover(UnitOfWork units, PlanCache plans, TaskTitles titles, KnownNotices notices)
{
    /// <summary>Computes a shift, and writes it into the transaction when it is approved and lawful.</summary>
    /// <param name="transaction">The transaction; the caller commits.</param>
    /// <param name="shift">What changes.</param>
    /// <param name="move">The move, its calendars and its moment.</param>
    /// <param name="apply">Whether to write.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What moves. When it is not lawful nothing was written, and the caller rolls back.</returns>
    public async Task<CyclePreview> RunAsync(
        IWorkTransaction transaction,
        CycleShift shift,
        MoveContext move,
        bool apply,
        CancellationToken cancellationToken
    )
    {
        var (row, now) = (shift.Cycle, move.Now);
        var schedule = await plans.GetAsync(row.ScheduleVersionId, cancellationToken);
        var application = row.ApplicationVersionId is { } version
            ? await plans.GetAsync(version, cancellationToken)
            : null;
        await using var context = transaction.CreateContext();
        await titles.LoadAsync(
            context,
            new[] { row.ScheduleVersionId, row.ApplicationVersionId ?? row.ScheduleVersionId },
            cancellationToken
        );

        var own = await context
            .Deadlines.AsNoTracking()
            .Where(deadline => deadline.InstanceId == row.InstanceId && deadline.State == DeadlineState.Armed)
            .ToListAsync(cancellationToken);
        var session = await units.OpenCycleAsync(
            transaction,
            Shifted(shift, move.Books.After),
            apply,
            move.Stamp,
            cancellationToken
        );
        var cycle = session.Cycles[row.InstanceId];
        var old = cycle.Anchors;
        var findings = Shift(session, shift, schedule, now).ToList();
        if (shift.CalendarVersion is not null)
        {
            findings.AddRange(await NewlyUnlawfulAsync(transaction, shift, session, move, cancellationToken));
        }
        // Whom an extension is reported to has approved it.
        session.Batch.Notices.RemoveAll(notice => notice.Template == ExtensionDesk.RequestTemplate);
        if (cycle.NewCalendarVersion is not null || cycle.AnchorsChanged)
            CountSilent(session, own, cycle, move);

        var lines = new LineBook();
        var told = new MoveNotices(move.Stamp, row.InstanceId, now);
        var migration = shift.Migration is { } target
            ? new CycleMigration(units, plans, titles, cycle, target, move.Stamp, now)
            : null;
        if (migration is not null)
            await migration.OwnAsync(session, own, lines, told, cancellationToken);
        if (migration is null || shift.Migration!.ScheduleVersionId is null)
            AddOwn(session, own, row.ScheduleVersionId, lines, told);
        if (migration is not null)
            await migration.ApplicationsAsync(transaction, apply, lines, told, cancellationToken);
        var goesOn = shift.Migration?.ApplicationVersionId is not null;
        if (!goesOn && (cycle.NewCalendarVersion is not null || cycle.OverridesChanged || cycle.AnchorsChanged))
        {
            await new ApplicationRecount(cycle, row.ApplicationVersionId, titles, move.Stamp, now).RunAsync(
                transaction,
                apply,
                lines,
                told,
                cancellationToken
            );
        }

        findings.AddRange(Past(lines.Lines, now));
        findings.AddRange(migration?.Missing() ?? []);
        var (nextSchedule, nextApplication) = await NextAsync(shift, schedule, application, cancellationToken);
        // Whoever has applied keeps the old closing: what applications count from it is not what a new one would give.
        if (shift.Closes is not null)
            (application, nextApplication) = (null, null);
        findings.AddRange(
            PlanFindings.New(
                JsonNode.Parse(row.Options)!.AsObject(),
                row.CalendarRegion,
                new PlannedDates(schedule, application, move.Books.Before, old),
                new PlannedDates(nextSchedule, nextApplication, move.Books.After, cycle.Anchors)
            )
        );
        if (shift.Closes is { } closing)
        {
            findings.AddRange(
                new EarlyClosingFindings(row, schedule, move.Books.After, await notices(cancellationToken)).Of(
                    closing,
                    old
                )
            );
        }
        var preview = new CyclePreview
        {
            Cycle = row.Code,
            Name = row.Name,
            CalendarVersion = cycle.Calendar.Version,
            Dates = [.. Anchors(schedule, old, cycle.Anchors)],
            Lines = lines.Lines,
            Applications = shift.Closes is null
                ? []
                : await ApplicationLines.ReadAsync(context, row.InstanceId, cycleEnds: false, cancellationToken),
            Decided = apply ? [] : await DecidedLines.ReadAsync(context, cycle, titles, cancellationToken),
            Findings = findings,
        };
        if (apply && preview.IsLawful)
        {
            if (shift.Closes is { } ends)
                await ClosedIntake.TellAsync(context, session, row, ends, now, cancellationToken);
            await WriteAsync(transaction, session, preview, told, move, cancellationToken);
        }
        return preview;
    }

    private async Task<(WorkflowPlan Schedule, WorkflowPlan? Application)> NextAsync(
        CycleShift shift,
        WorkflowPlan schedule,
        WorkflowPlan? application,
        CancellationToken cancellationToken
    ) =>
        (
            shift.Migration?.ScheduleVersionId is { } next ? await plans.GetAsync(next, cancellationToken) : schedule,
            shift.Migration?.ApplicationVersionId is { } other
                ? await plans.GetAsync(other, cancellationToken)
                : application
        );

    private static LiveCycle Shifted(CycleShift shift, CalendarBook after)
    {
        var cycle = LiveCycle.Of(shift.Cycle, after, shift.CalendarVersion ?? shift.Cycle.CalendarVersion);
        cycle.NewCalendarVersion = shift.CalendarVersion;
        var known = cycle.GetOverrides();
        var stay = known.Where(each => each.Move != shift.Ends && !shift.Replaces(each)).ToList();
        if (shift.Added.Count > 0 || stay.Count < known.Count)
            cycle.SetOverrides([.. stay, .. shift.Added]);
        return cycle;
    }

    /// <summary>Runs the shift through the cycle's own activities.</summary>
    private static IEnumerable<MoveFinding> Shift(
        WorkSession session,
        CycleShift shift,
        WorkflowPlan schedule,
        Instant now
    )
    {
        var instance = session.Instances[shift.Cycle.InstanceId];
        if (
            shift.CalendarVersion is not null
            && Tell(session, instance, WorkSession.AnchorChange(AnchorNames.Any), now) is { } refused
        )
        {
            yield return refused;
        }
        foreach (var movable in MovableDates.Of(schedule).Where(movable => shift.Dates.ContainsKey(movable.Name)))
        {
            var day = shift.Dates[movable.Name];
            var events =
                shift.TakesBack && TrackNames.BaseOf(movable.Name) != AnchorNames.Meeting
                    ? []
                    : MovableDates.Events(schedule, movable.Name, day, session.Move!.Reason, session.Move.ApprovedBy);
            if (events.Count == 0)
                session.StateDates(instance, new Dictionary<string, LocalDate> { [movable.Name] = day }, now);
            foreach (var told in events)
            {
                if (Tell(session, instance, told, now) is not { } refusal)
                    continue;
                yield return refusal;
                break;
            }
        }
    }

    private static MoveFinding? Tell(WorkSession session, LiveInstance instance, Stimulus stimulus, Instant now)
    {
        var outcome = session.Apply(new StimulusItem(instance.Id, stimulus, now), place: 0);
        if (outcome.Failure is { } failure)
            throw new InvalidOperationException($"The cycle {instance.Number} cannot take {stimulus.Name}.", failure);
        // Nobody who waits for dates: a cycle that is almost over.
        if (
            outcome.Refusal is not { } refusal
            || (stimulus.Name == ReviewEvents.AnchorsChanged && refusal.Code == WorkRefusals.NotExpectedCode)
        )
        {
            return null;
        }
        return new MoveFinding(refusal.Code, Refuses: true, refusal.Chinese, refusal.English, refusal.Clauses);
    }

    /// <summary>What the other calendar makes unlawful of what was done, and the calendar until now did not.</summary>
    private async Task<IEnumerable<MoveFinding>> NewlyUnlawfulAsync(
        IWorkTransaction transaction,
        CycleShift shift,
        WorkSession session,
        MoveContext move,
        CancellationToken cancellationToken
    )
    {
        var found = Unlawful(session).ToList();
        if (found.Count == 0)
            return [];
        var unshifted = await units.OpenCycleAsync(
            transaction,
            LiveCycle.Of(shift.Cycle, move.Books.Before, shift.Cycle.CalendarVersion),
            locked: false,
            move.Stamp,
            cancellationToken
        );
        Tell(
            unshifted,
            unshifted.Instances[shift.Cycle.InstanceId],
            WorkSession.AnchorChange(AnchorNames.Any),
            move.Now
        );
        var known = Unlawful(unshifted).Select(refusal => refusal.Code + string.Join(' ', refusal.Clauses)).ToHashSet();
        return found
            .Where(refusal => !known.Contains(refusal.Code + string.Join(' ', refusal.Clauses)))
            .Select(refusal => new MoveFinding(
                refusal.Code,
                Refuses: true,
                refusal.Chinese,
                refusal.English,
                refusal.Clauses
            ));
    }

    private static IEnumerable<Refusal> Unlawful(WorkSession session) =>
        session
            .Batch.Journal.Select(line =>
                UnlawfulDates.Read(
                    line.Event,
                    line.Message,
                    line.Data is null ? null : JsonNode.Parse(line.Data) as JsonObject
                )
            )
            .OfType<Refusal>();

    /// <summary>
    /// Steps that do not listen to dates, because they count from a day of their own: their rows are counted like
    /// those of applications.
    /// </summary>
    private static void CountSilent(WorkSession session, List<Deadline> own, LiveCycle cycle, MoveContext move)
    {
        var (stamp, now) = (move.Stamp, move.Now);
        var resolver = (DateResolver)cycle.Data[typeof(DateResolver)];
        var heard = session
            .Batch.MovedDeadlines.Select(moved => (moved.ActivityInstanceId, moved.Name))
            .Concat(session.Batch.ClosedDeadlines.Select(closing => (closing.ActivityInstanceId, closing.Name)))
            .ToHashSet();
        foreach (
            var deadline in own.Where(deadline =>
                deadline.Rules is not null
                && deadline.DueAt > now
                && !heard.Contains((deadline.ActivityInstanceId, deadline.Name))
            )
        )
        {
            var rules = DateCount.Read(deadline.Rules!);
            var anchors = DateCount.Anchors(deadline.Basis, cycle.Anchors);
            if (DateCount.Earliest(rules, anchors, resolver) is not { } due)
                continue;
            session.Batch.Move(
                new DeadlineRedating(
                    deadline.InstanceId,
                    deadline.ActivityInstanceId,
                    deadline.Name,
                    due.Due,
                    due.Date,
                    due.Provisional,
                    due.CalendarVersion,
                    DateCount.Basis(rules, anchors)?.ToJsonString(EngineJson.Options),
                    stamp.Reason,
                    stamp.ApprovedBy,
                    now
                )
                {
                    MoveId = stamp.MoveId,
                }
            );
        }
    }

    private void AddOwn(WorkSession session, List<Deadline> own, long version, LineBook lines, MoveNotices notices)
    {
        var before = own.ToDictionary(deadline => (deadline.ActivityInstanceId, deadline.Name));
        foreach (var move in session.Batch.MovedDeadlines)
        {
            var deadline = before[(move.ActivityInstanceId, move.Name)];
            var isMoved = move.DueAt != deadline.DueAt;
            if (!isMoved && move.Provisional == deadline.Provisional)
                continue;
            var change =
                isMoved ? "moved"
                : move.Provisional ? "provisional"
                : "certain";
            lines.Add(
                PreviewLines.Of(deadline, titles.Of(version, deadline.NodeId, deadline.Name), "cycle", change) with
                {
                    OldDate = deadline.DueDate,
                    OldDue = deadline.DueAt,
                    NewDate = move.DueDate,
                    NewDue = move.DueAt,
                    Provisional = move.Provisional,
                }
            );
            if (isMoved)
            {
                notices.Add(
                    PreviewLines.ToTell(deadline),
                    null,
                    titles.Of(version, deadline.NodeId, deadline.Name),
                    deadline.DueDate,
                    move.DueDate
                );
            }
        }

        foreach (var armed in session.Batch.NewDeadlines)
        {
            lines.Add(
                PreviewLines.Of(armed, titles.Of(version, armed.NodeId, armed.Name), "cycle", "armed") with
                {
                    NewDate = armed.DueDate,
                    NewDue = armed.DueAt,
                    Provisional = armed.Provisional,
                }
            );
        }
    }

    /// <summary>A deadline that would end before now could no longer be kept by anybody.</summary>
    private static IEnumerable<MoveFinding> Past(IReadOnlyList<MoveLine> lines, Instant now) =>
        lines
            .Where(line => line.Change is "moved" or "recompute" && line.NewDue <= now)
            .Select(line => new MoveFinding(
                "past",
                Refuses: true,
                $"“{line.Step}”（{line.Count}项）将改到已经过去的{LocalDatePattern.Iso.Format(line.NewDate!.Value)}，无人能够按时完成。",
                $"\"{line.Step}\" ({line.Count}) would move to {LocalDatePattern.Iso.Format(line.NewDate!.Value)}, "
                    + "which is over: nobody could keep it.",
                line.Clauses
            ));

    private static IEnumerable<AnchorLine> Anchors(
        WorkflowPlan schedule,
        IReadOnlyDictionary<string, LocalDate> before,
        IReadOnlyDictionary<string, LocalDate> after
    )
    {
        // A date of the schedule's own is called as the schedule calls its milestone.
        var own = MovableDates
            .Of(schedule)
            .Where(date => !AnchorTexts.Knows(date.Name))
            .DistinctBy(date => date.Name)
            .ToDictionary(date => date.Name, date => date.Label);
        return after
            .Where(pair => !before.TryGetValue(pair.Key, out var day) || day != pair.Value)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new AnchorLine(
                pair.Key,
                before.TryGetValue(pair.Key, out var day) ? day : null,
                pair.Value
            ))
            .Select(line => own.TryGetValue(line.Name, out var label) ? line with { Label = label } : line);
    }

    // 【改期影响】 names the deadlines that move with the meeting.
    private static string WithList(string data, CyclePreview preview)
    {
        var filled = JsonNode.Parse(data)!.AsObject();
        filled["list"] =
            preview.Moved == 0
                ? "无"
                : string.Join(
                    '、',
                    preview
                        .Lines.Where(line => line.Change == "moved")
                        .Select(line => $"{line.Step}（{LocalDatePattern.Iso.Format(line.NewDate!.Value)}）")
                        .Distinct()
                );
        return filled.ToJsonString(EngineJson.Options);
    }

    private async Task WriteAsync(
        IWorkTransaction transaction,
        WorkSession session,
        CyclePreview preview,
        MoveNotices notices,
        MoveContext move,
        CancellationToken cancellationToken
    )
    {
        var (stamp, now) = (move.Stamp, move.Now);
        var instance = session.Instances.Values.Single();
        session.Batch.Journal.RemoveAll(line => line.Event == UnlawfulDates.Event);
        session.Batch.Journal.Add(
            new JournalLine
            {
                InstanceId = instance.Id,
                At = now,
                Event = MoveJournal.DatesMoved,
                Message = $"{stamp.Reason}（{stamp.ApprovedBy}批准）：{preview.Moved}项期限改期",
                Data = System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        move = stamp.MoveId,
                        reason = stamp.Reason,
                        approvedBy = stamp.ApprovedBy,
                        dates = preview.Dates,
                        lines = preview.Lines,
                    },
                    EngineJson.Options
                ),
            }
        );
        if (preview.Moved > 0)
        {
            session.PortalEvents.Add(
                (
                    instance,
                    new PortalEvent(
                        "dates.moved",
                        (JsonObject)
                            System.Text.Json.JsonSerializer.SerializeToNode(
                                new
                                {
                                    reason = stamp.Reason,
                                    dates = preview.Dates,
                                    lines = preview.Lines.Where(line => line.Change is "moved" or "recompute").ToList(),
                                },
                                EngineJson.Options
                            )!
                    ),
                    now,
                    session.Trace
                )
            );
        }

        foreach (
            var notice in session.Batch.Notices.Where(notice => notice.Template == RescheduleMeeting.MovedTemplate)
        )
        {
            notice.Data = WithList(notice.Data, preview);
        }
        session.Batch.Notices.AddRange(notices.Make());
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
    }
}
