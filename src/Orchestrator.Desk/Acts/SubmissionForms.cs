using NodaTime;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Cycles;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Facts;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Desk.Acts;

/// <summary>代为提交申报: the form of a submission by whoever enters it for an applicant, where no portal does.</summary>
public sealed class SubmissionForms(ActReach reach, PlanCache plans, JudgingClock clock)
{
    private const string Facts = "facts";

    /// <summary>The form; null when nobody may submit today, or this person not to this cycle.</summary>
    public async Task<PossibleAct?> FindAsync(Cycle cycle, Operator who, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        ArgumentNullException.ThrowIfNull(who);
        if (
            cycle.ApplicationVersionId is not { } version
            || !IsOpen(cycle, CivilTime.DayOf(await clock.ReadAsync(cancellationToken)))
            || await reach.FindAsync(cycle, null, EnteringRoles.Of(who.Grants), who, cancellationToken) is not { } grant
        )
        {
            return null;
        }
        var known = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!;
        var plan = await plans.GetAsync(version, cancellationToken);
        return new PossibleAct
        {
            Type = known.Name,
            Title = known.Title,
            TitleEn = known.TitleEn,
            Step = plan.Definition.Name ?? known.Title,
            StepId = known.Name,
            Fields = [.. known.Fields.Select(field => FieldOf(field, plan, cycle, grant))],
        };
    }

    private static ActField FieldOf(PayloadField field, WorkflowPlan plan, Cycle cycle, Grant grant)
    {
        var shown = ActField.Of(field, ActField.NoOffers);
        if (field.Name == Facts)
        {
            return shown with
            {
                Kind = ActFieldKind.Record,
                Description = null,
                DescriptionEn = null,
                Fields = [.. FactFields.Of(plan).Select(ActField.Of)],
            };
        }
        var own = EnteringRoles.OrganisationField(grant.Role) == field.Name ? grant.Organisation : null;
        IEnumerable<string> offered =
            own is not null ? [own]
            : field.Name == EnteringRoles.CommitteeField
                ? cycle.Committees.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : FactFields.Offered(plan, field.Name);
        return shown with
        {
            Offered = [.. offered.Select(value => new ActChoice(value, value, value))],
            TakesOthers = own is null,
        };
    }

    // Tracks open and close on days of their own: on any day within one of them somebody may submit.
    private static bool IsOpen(Cycle cycle, LocalDate today)
    {
        var dates = EngineJson.ReadDates(cycle.Anchors);
        return dates.Any(opens =>
            TrackNames.BaseOf(opens.Key) == AnchorNames.ApplyOpens
            && opens.Value <= today
            && IntakeDates.Ends.All(name =>
                !TrackNames.Within(dates, TrackNames.TrackOf(opens.Key)).TryGetValue(name, out var ends)
                || today <= ends
            )
        );
    }
}
