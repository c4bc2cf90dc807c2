using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Results;

/// <summary>
/// What publishing and confirming results have in common: those without an open objection go first, the others follow
/// in further batches (分批).
/// </summary>
public abstract class ResultBatchActivity : ReviewActivity
{
    /// <summary>Whether nobody has been released yet.</summary>
    private protected static bool IsFirst(ActivityContext context) => context.Anchor(AnchorNames.Published) is null;

    /// <summary>Takes the batch that is ready; false, refused, when nobody is.</summary>
    private protected bool TakeBatch(ActivityContext context, out ObjectionBook book)
    {
        book = ObjectionBook.Read(context);
        if (!IsFirst(context) && book.Waiting.Count == 0)
        {
            context.Refuse(
                Refusals.NotYet(
                    "没有核查完毕、可以公布的人员",
                    "Nobody has been cleared for a further batch",
                    context.List(Clauses)
                )
            );
            return false;
        }

        (book with { Waiting = [] }).Keep(context);
        return true;
    }

    /// <summary>
    /// Notes the outcome of an objection's check. Returns whether nobody is left to wait for, so that there is
    /// nothing more to do.
    /// </summary>
    private protected static bool IsLast(ActivityContext context, ObjectionResolved resolution)
    {
        ObjectionDesk.Resolve(context, resolution, afterPublicity: true);
        return !IsFirst(context) && !ObjectionBook.Read(context).HasMore;
    }
}
