using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;

namespace Orchestrator.Cases.Applications;

/// <summary>Locks the persons of submissions and reads what the one-application rules must know of them and of their employers.</summary>
internal sealed class IntakeReader(WorkLoad load, PlanCache plans, string personHashKey)
{
    /// <summary>
    /// Locks each person once, in the order of their keys, and reads; incomplete submissions lock nobody.
    /// </summary>
    public async Task<ApplicationIntake> OpenAsync(IReadOnlyList<CaseStart> items, CancellationToken cancellationToken)
    {
        var submissions = new Dictionary<CaseStart, Submission>(ReferenceEqualityComparer.Instance);
        foreach (var item in items)
        {
            if (Submission.TryRead(item.Submission.Payload, personHashKey, out var submission) is null)
                submissions.Add(item, submission!);
        }

        var keys = submissions
            .Values.Select(submission => submission.PersonKey)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        await load.Transaction.LockApplicantsAsync(keys, cancellationToken);
        var context = load.Lazy.Get();
        var numbers = await ReadNumbersAsync(context, cancellationToken);
        return new ApplicationIntake(
            submissions,
            await ReadBookAsync(context, submissions.Values, keys, cancellationToken),
            numbers
        );
    }

    /// <summary>By cycle that takes applications, the highest number given so far; their plans are read on the way.</summary>
    private async Task<Dictionary<long, int>> ReadNumbersAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var numbers = new Dictionary<long, int>();
        foreach (var row in load.Session.Cycles.Values.Select(cycle => cycle.Row))
        {
            if (row.ApplicationVersionId is not { } versionId)
                continue;
            await load.Session.Plans.LoadAsync(plans, versionId, cancellationToken);
            var last = await context
                .Applications.Where(application => application.CycleId == row.InstanceId)
                .MaxAsync(application => application.Number, cancellationToken);
            numbers[row.InstanceId] = last is null ? 0 : int.Parse(last.AsSpan(4), CultureInfo.InvariantCulture);
        }

        return numbers;
    }

    private async Task<IntakeBook> ReadBookAsync(
        OrchestratorDbContext context,
        IEnumerable<Submission> submissions,
        List<string> keys,
        CancellationToken cancellationToken
    )
    {
        var cycles = load.Session.Cycles.Values.Select(cycle => cycle.Row).ToList();
        var ids = cycles.ConvertAll(cycle => cycle.InstanceId);
        var employers = submissions.Select(submission => submission.Employer).Distinct().ToList();
        var years = cycles.Select(cycle => cycle.Year).Distinct().ToList();
        var jurisdictions = cycles.Select(cycle => cycle.Jurisdiction).Distinct().ToList();
        var byPerson = await context
            .Applications.AsNoTracking()
            .Where(application => keys.Contains(application.PersonKey))
            .Where(application =>
                context.Cycles.Any(cycle =>
                    cycle.InstanceId == application.CycleId
                    && years.Contains(cycle.Year)
                    && jurisdictions.Contains(cycle.Jurisdiction)
                    // Under way in a cycle that was cancelled: it is about to be ended.
                    && (cycle.Status != CycleStatus.Cancelled || application.FinalState != null)
                )
            )
            .ToListAsync(cancellationToken);
        var choices = await context
            .Applications.Where(application =>
                ids.Contains(application.CycleId)
                && employers.Contains(application.Employer)
                && application.Committee != null
            )
            .Select(application => new
            {
                application.CycleId,
                application.Employer,
                application.Series,
                application.Specialty,
                application.Level,
                application.Committee,
            })
            .Distinct()
            .ToListAsync(cancellationToken);
        return new IntakeBook(
            byPerson,
            choices.Select(choice => new EmployerChoice(
                choice.CycleId,
                choice.Employer,
                choice.Series,
                choice.Specialty,
                choice.Level,
                choice.Committee!
            ))
        );
    }
}
