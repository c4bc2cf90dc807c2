using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>
/// 全部公示结束: states <c>publicities.ended</c>, the last day on which an employer's publicity of the cycle (or of the step's track)
/// hung or was under objection, from which a notice may count (全部公示结束后N个工作日内). Until the window's last day another may begin; from
/// then on it looks every night. One that starts again before all are over is waited for, one that starts later changes nothing.
/// </summary>
[Activity(
    "TitleReview.AwaitPublicities",
    Category,
    DisplayName = "全部公示结束",
    Description = "申报截止后，等待全部申报的单位内部公示期满且异议核查完毕；通知由此起算的时间据此确定。"
)]
[Outcomes("Done=全部结束")]
[Needs(ReviewEvents.PublicitiesLook, typeof(OpenPublicities))]
public sealed class AwaitPublicities : ReviewActivity, IPlanned, IOutlined
{
    private const string CheckName = "check";
    private const string LooksName = "looks";
    private const string ToldName = "told";

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.PublicitiesLook);
        ClockOf(context).Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (stimulus.IsDue())
        {
            // What is open is loaded for a stimulus, not for a deadline.
            clock.Decide();
            context.SetProperty(LooksName, true);
            context.Send(new StimulusToCycle(new Stimulus(ReviewEvents.PublicitiesLook)));
        }
        else if (stimulus.Name == ReviewEvents.PublicitiesLook && context.GetProperty<bool>(LooksName))
        {
            context.SetProperty<object>(LooksName, null);
            if (clock.IsOver)
                Look(context);
        }
        else
        {
            clock.Follow(stimulus);
        }
    }

    private static void Look(ActivityContext context)
    {
        if (Open(context) is > 0 and var open)
            LookAgain(context, open);
        else
            End(context);
    }

    /// <summary>The number that is not over, of the track at hand or of the cycle.</summary>
    private static int Open(ActivityContext context)
    {
        var all = context.Environment.Require<OpenPublicities>().Items;
        var track = ScheduleTracks.Of(context.Plan).FirstOrDefault(track => track.Key == context.Track());
        return track is null
            ? all.Count
            : all.Count(item => track.Fits(item.Series, item.Level, item.Procedure, item.Committee));
    }

    private static void LookAgain(ActivityContext context, int open)
    {
        if (!context.GetProperty<bool>(ToldName))
            context.Journal("PublicitiesOpen", $"还有{open}份申报的公示没有结束，结束后确定起算日期");
        var night = context.Today().PlusDays(1);
        context.SetProperty(ToldName, true);
        context.Arm(
            new DeadlineRequest
            {
                Name = $"{CheckName}-{Iso(night)}",
                Kind = DeadlineKind.Timer,
                Due = ChinaTime.At(night, AfterMidnight),
                DueDate = night,
            }
        );
    }

    /// <summary>They were all over by last midnight, and not by the one before: that day was the last.</summary>
    private static void End(ActivityContext context)
    {
        var last = context.Today().PlusDays(-1);
        context.SetDate(AnchorNames.PublicitiesEnded, last);
        context.Journal("PublicitiesEnded", $"全部公示于{Iso(last)}结束");
        context.Send(
            new PortalEvent(
                "publicities.ended",
                new JsonObject { ["lastDay"] = Iso(last), ["track"] = context.Track() }
            )
        );
        context.Complete();
    }

    /// <summary>The first night after the window: until then another publicity may begin.</summary>
    private static StepClock ClockOf(ActivityContext context) =>
        StepClock.Of(
            context,
            new DeclaredClock(
                CheckName,
                new ChosenRule(
                    new AfterRule
                    {
                        Anchor = AnchorNames.ApplyCloses,
                        Amount = 1,
                        Unit = OffsetUnit.Days,
                        Roll = DateRoll.None,
                        TimeOfDay = AfterMidnight,
                    },
                    null,
                    []
                ),
                DeadlineKind.Timer,
                Actor: null,
                Clauses: []
            )
            {
                Remind = false,
            }
        )!;

    // What runs out at midnight has left its publicity by then.
    private static DeadlineTime AfterMidnight { get; } = DeadlineTime.Of(new LocalTime(0, 10));

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Anchor(AnchorNames.ApplyCloses) is { } closes)
            plan.StateDefault(AnchorNames.PublicitiesEnded, closes);
        if (plan.Anchor(AnchorNames.PublicitiesEnded) is { } day)
            plan.Event("", day, Roles.Employer, plan.List(Clauses), plan.Action);
        plan.Conditions.AtLeast(
            AnchorNames.PublicitiesEnded,
            new OnRule { Anchor = AnchorNames.ApplyCloses },
            Because.Order()
        );
        plan.Conditions.Runs(AnchorNames.PublicitiesEnded, AnchorNames.PublicitiesEnded);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.PublicitiesEnded).MayEndWith("Done", Signal.Date(AnchorNames.ApplyCloses));
}
