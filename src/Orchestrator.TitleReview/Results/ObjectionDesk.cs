using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>Takes objections to the results and their outcomes, and tells the application concerned.</summary>
internal static class ObjectionDesk
{
    /// <summary>Registers an objection while the results hang.</summary>
    public static void Raise(ActivityContext context, ObjectionRaised objection)
    {
        var book = ObjectionBook.Read(context);
        if (objection.Publicity != "result" || objection.Application is not { } application)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "wrong-publicity",
                    "单位内部公示的异议请向申报所在单位提出",
                    "Objections to an employer's publicity go to the application"
                )
            );
            return;
        }

        if (book.Open.ContainsKey(objection.Objection))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "objection-exists",
                    $"异议{objection.Objection}已登记",
                    $"Objection {objection.Objection} is registered already"
                )
            );
            return;
        }

        book.Raise(objection.Objection, application).Keep(context);
        context.Journal("ObjectionRaised", $"对评审结果公示的异议{objection.Objection}已登记，核查期间暂停办理该申报");
        Tell(context, application, objection.Objection, "raised");
    }

    /// <summary>Notes the outcome of the check of an objection.</summary>
    /// <param name="context">The run.</param>
    /// <param name="resolution">The outcome.</param>
    /// <param name="afterPublicity">Whether the days have run out, so that the person needs a batch of their own.</param>
    public static void Resolve(ActivityContext context, ObjectionResolved resolution, bool afterPublicity)
    {
        var book = ObjectionBook.Read(context);
        if (!book.Open.TryGetValue(resolution.Objection, out var application))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "unknown-objection",
                    $"没有待核查的异议{resolution.Objection}",
                    $"There is no open objection {resolution.Objection}"
                )
            );
            return;
        }

        book.Resolve(resolution.Objection, resolution.Upheld, afterPublicity).Keep(context);
        context.Journal(
            "ObjectionResolved",
            $"异议{resolution.Objection}核查{(resolution.Upheld ? "属实" : "不属实")}"
        );
        Tell(context, application, resolution.Objection, resolution.Upheld ? "upheld" : "dismissed");
    }

    private static void Tell(ActivityContext context, long application, string objection, string state) =>
        context.Send(
            new StimulusToSome(
                [application],
                new Stimulus(
                    ReviewEvents.ResultObjection,
                    new JsonObject { ["objection"] = objection, ["state"] = state }
                )
            )
        );
}
