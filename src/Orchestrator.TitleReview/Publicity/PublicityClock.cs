using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>
/// 公示计时 (C12): day 1 is the first working day after the posting; the publicity is complete at 24:00 of working day N. A change of
/// what is posted starts it again, a take-down stops it until it is posted anew. It can never be shorter than the floor.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="length">How long it hangs.</param>
/// <param name="clauses">Where that comes from.</param>
internal sealed class PublicityClock(ActivityContext context, PublicityLength length, IReadOnlyList<string> clauses)
{
    private const string Name = "publicity";

    private PublicityState State
    {
        get =>
            context.GetProperty<PublicityState>(Name)
            ?? new PublicityState(0, null, IsElapsed: false, HasEvidence: false);
        set => context.SetProperty(Name, value);
    }

    /// <summary>Whether something hangs and its days are running.</summary>
    public bool IsRunning => State is { PostedOn: not null, IsElapsed: false };

    /// <summary>Whether it has stood its days.</summary>
    public bool IsElapsed => State.IsElapsed;

    /// <summary>Whether an image of it was uploaded.</summary>
    public bool HasEvidence => State.HasEvidence;

    /// <summary>Its last day; null while nothing is posted.</summary>
    public LocalDate? Ends => State.PostedOn is { } day ? Count(LocalDatePattern.Iso.Parse(day).Value).Date : null;

    private PublicityRule Rule => length.Kept;

    /// <summary>
    /// Starts the count, or starts it again. Refuses a day that is not yet there or too long ago, and a printed end
    /// before the real one.
    /// </summary>
    /// <param name="postedOn">The day it was posted; of several channels the latest.</param>
    /// <param name="printedEnd">The last day as the posting prints it; null when it prints none.</param>
    /// <param name="earliest">The first day that may be reported as the posting's; null when any past day may.</param>
    public bool Post(LocalDate postedOn, LocalDate? printedEnd, LocalDate? earliest)
    {
        var today = context.Today();
        if (postedOn > today || postedOn < earliest)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "posting-day",
                    $"公示日期{Iso(postedOn)}不在可登记的范围内（{(earliest is { } first ? Iso(first) : "…")}至{Iso(today)}），补登须重新张贴",
                    $"{Iso(postedOn)} cannot be recorded as the posting day (allowed: "
                        + $"{(earliest is { } day ? Iso(day) : "…")} to {Iso(today)})",
                    clauses
                )
            );
            return false;
        }

        var due = Count(postedOn);
        if (printedEnd < due.Date || (length.IsExact && printedEnd > due.Date))
        {
            var (chinese, english) = length.IsExact ? ("为", "exactly") : ("不少于", "at least");
            context.Refuse(
                Refusals.Floor(
                    $"公示期{chinese}{length.Chinese}：{Iso(postedOn)}张贴的，须至{Iso(due.Date)}24时止，不能止于{Iso(printedEnd!.Value)}",
                    $"A publicity posted on {Iso(postedOn)} lasts {english} {length.English}, to the end of "
                        + $"{Iso(due.Date)}, not {Iso(printedEnd.Value)}",
                    clauses
                )
            );
            return false;
        }

        Stop();
        var run = State.Run + 1;
        context.Arm(Request(run, due, postedOn));
        context.Wait(ReviewEvents.AnchorsChanged);
        State = State with { Run = run, PostedOn = Iso(postedOn), IsElapsed = false };
        context.Journal(
            run == 1 ? "PublicityPosted" : "PublicityRestarted",
            $"{(run == 1 ? "公示" : "公示重新计算")}：{Iso(postedOn)}张贴，至{Iso(due.Date)}24时满{length.Chinese}",
            new JsonObject
            {
                ["postedOn"] = Iso(postedOn),
                ["lastDay"] = Iso(due.Date),
                ["workingDays"] = Rule.WorkingDays,
            }
        );
        return true;
    }

    /// <summary>Stops the count: taken down, or to be started again.</summary>
    public void Stop()
    {
        if (IsRunning)
            context.CloseDeadline(NameOf(State.Run), DeadlineState.Void);
        State = State with { PostedOn = null, IsElapsed = false };
    }

    /// <summary>
    /// Counts again by another calendar or another number of days; what has run out stays. Returns whether dates were
    /// what the stimulus was about.
    /// </summary>
    public bool Follow(Stimulus stimulus)
    {
        if (stimulus.ChangedAnchor() is not { } changed)
            return false;
        if (changed == AnchorNames.Any && IsRunning)
        {
            var postedOn = LocalDatePattern.Iso.Parse(State.PostedOn!).Value;
            context.Move(Request(State.Run, Count(postedOn), postedOn), "counted again");
        }

        return true;
    }

    /// <summary>Notes an uploaded image.</summary>
    public void AddEvidence() => State = State with { HasEvidence = true };

    /// <summary>Whether the stimulus is the end of the present count; then it counts as elapsed.</summary>
    public bool Elapse(Stimulus stimulus)
    {
        if (!stimulus.IsDue() || stimulus.Deadline != NameOf(State.Run))
            return false;
        State = State with { IsElapsed = true };
        return true;
    }

    private DueDate Count(LocalDate postedOn) => context.Dates().FindDue(Rule, Posted(postedOn)).Value;

    private DeadlineRequest Request(int run, DueDate due, LocalDate postedOn) =>
        DeadlineRequests.At(
            NameOf(run),
            due,
            new StepTerms(DeadlineKind.Period, null, clauses) { Remind = false },
            [Rule],
            Posted(postedOn)
        );

    private Dictionary<string, LocalDate> Posted(LocalDate day) => new() { [length.Anchor] = day };

    private static string NameOf(int run) => run == 1 ? Name : $"{Name}-{run}";

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
