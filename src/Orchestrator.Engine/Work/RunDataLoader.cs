using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Engine.Work;

/// <summary>Loads what activities must know beyond their instance, by the name of the stimulus; one query for all items of a unit of work. An activity asks by type (<c>RunEnvironment.Find</c>).</summary>
internal static class RunDataLoader
{
    private static readonly HashSet<string> NeedPool = [ReviewEvents.DrawCommitted, ReviewEvents.DrawPerformed, ReviewEvents.DrawRecused];
    private static readonly HashSet<string> NeedVoteAgenda = [ReviewEvents.BallotsRecorded, ReviewEvents.ReviewClosed];

    /// <summary>Stages of applications that the employer has not recommended, or that no longer take a place.</summary>
    private static readonly string[] NotRecommended =
    [
        Stages.EmployerReview, Stages.EmployerCorrection, Stages.EmployerPublicity, Stages.EmployerRecommendation, Stages.NotRecommended,
        Stages.ObjectionUpheld, Stages.Abandoned, Stages.Overdue, Stages.Withdrawn, Stages.Voided,
    ];

    /// <summary>Decisions at which the gates are checked again (TJ24-1.4-a).</summary>
    private static readonly HashSet<string> NeedFacts =
        [ReviewEvents.EmployerDecided, ReviewEvents.DepartmentDecided, ReviewEvents.OfficeDecided, ReviewEvents.ResultPublished, ReviewEvents.CertificateIssued, ReviewEvents.EmployerRecommended, ReviewEvents.ResultConfirmed];

    /// <summary>The data of each item that needs any, by its place in the list.</summary>
    public static async Task<IReadOnlyDictionary<int, Dictionary<Type, object>>> LoadAsync(
        WorkSession session, IReadOnlyList<WorkItem> items, IWorkTransaction transaction, LazyContext lazy, CancellationToken cancellationToken)
    {
        var found = new Dictionary<int, Dictionary<Type, object>>();
        var facts = await LoadFactsAsync(session, items, lazy, cancellationToken);
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place] is not StimulusItem item || !session.Instances.TryGetValue(item.InstanceId, out var instance)) continue;
            if (instance.Kind == InstanceKind.Cycle)
            {
                var data = await LoadForCycleAsync(session.Cycles[instance.Id].Row, item.Stimulus.Name, lazy, cancellationToken);
                if (data.Count > 0) found[place] = data;
            }
            else if (NeedFacts.Contains(item.Stimulus.Name) && facts.TryGetValue(instance.Id, out var application))
            {
                found[place] = new Dictionary<Type, object> { [typeof(ApplicationFacts)] = application };
            }
        }

        await AddNominationsAsync(session, items, found, transaction, lazy, cancellationToken);
        return found;
    }

    private static async Task<Dictionary<long, ApplicationFacts>> LoadFactsAsync(
        WorkSession session, IReadOnlyList<WorkItem> items, LazyContext lazy, CancellationToken cancellationToken)
    {
        var ids = items.OfType<StimulusItem>().Where(item => NeedFacts.Contains(item.Stimulus.Name)).Select(item => item.InstanceId)
            .Where(id => session.Instances.TryGetValue(id, out var instance) && instance.Kind == InstanceKind.Application).Distinct().ToList();
        if (ids.Count == 0) return [];
        var rows = await lazy.Get().Applications.AsNoTracking().Where(application => ids.Contains(application.InstanceId))
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.InstanceId, row => new ApplicationFacts(KeptSubmission.Payload(row)));
    }

    private static async Task<Dictionary<Type, object>> LoadForCycleAsync(Cycle cycle, string stimulus, LazyContext lazy, CancellationToken cancellationToken)
    {
        var data = new Dictionary<Type, object>();
        if (NeedPool.Contains(stimulus)) data[typeof(ExpertPool)] = await ReadPoolAsync(lazy.Get(), cycle, cancellationToken);
        if (stimulus == ReviewEvents.ResultsRechecked) data[typeof(CycleTally)] = await ReadTallyAsync(lazy.Get(), cycle, cancellationToken);
        if (NeedPool.Contains(stimulus) || NeedVoteAgenda.Contains(stimulus))
            data[typeof(MeetingAgenda)] = await ReadAgendaAsync(lazy.Get(), cycle, NeedVoteAgenda.Contains(stimulus), cancellationToken);
        return data;
    }

    private static async Task<CycleTally> ReadTallyAsync(OrchestratorDbContext context, Cycle cycle, CancellationToken cancellationToken)
    {
        var rows = await context.Applications.AsNoTracking()
            .Where(application => application.CycleId == cycle.InstanceId && application.Stage != Stages.Withdrawn && application.Stage != Stages.Voided)
            .OrderBy(application => application.InstanceId)
            .Select(application => new { application.InstanceId, application.Employer, application.Department, application.Stage })
            .ToListAsync(cancellationToken);
        return new CycleTally(rows.ConvertAll(row =>
        {
            var rejected = row.Stage is Stages.DepartmentRejected or Stages.NotAccepted;
            var reviewed = row.Stage is Stages.AwaitingReview or Stages.NotPassed or Stages.ResultPublicity;
            return new TallyLine(row.InstanceId, row.Employer, row.Department ?? "", rejected, reviewed || row.Stage == Stages.NotAccepted, reviewed);
        }));
    }

    /// <summary>Whom each employer has recommended already: of the cycle, its series and level; those before it in the same batch count as well.</summary>
    private static async Task AddNominationsAsync(
        WorkSession session,
        IReadOnlyList<WorkItem> items,
        Dictionary<int, Dictionary<Type, object>> found,
        IWorkTransaction transaction,
        LazyContext lazy,
        CancellationToken cancellationToken)
    {
        var before = new Dictionary<(long Cycle, string Employer, string Series, string Level), int>();
        var employers = items.Select((item, place) => item is StimulusItem { Stimulus.Name: ReviewEvents.EmployerRecommended } recommended && found.TryGetValue(place, out var data)
            ? LockKey(session.Instances[recommended.InstanceId].CycleId!.Value, (string)((ApplicationFacts)data[typeof(ApplicationFacts)]).Payload["employer"]!)
            : null).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (employers.Count == 0) return;
        await transaction.LockApplicantsAsync(employers, cancellationToken);
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place] is not StimulusItem { Stimulus.Name: ReviewEvents.EmployerRecommended } item || !found.TryGetValue(place, out var data)) continue;
            var payload = ((ApplicationFacts)data[typeof(ApplicationFacts)]).Payload;
            var key = (session.Instances[item.InstanceId].CycleId!.Value, (string)payload["employer"]!, (string)payload["series"]!, (string)payload["level"]!);
            if (!before.TryGetValue(key, out var recommended))
            {
                recommended = await lazy.Get().Applications.CountAsync(
                    application => application.CycleId == key.Item1 && application.Employer == key.Item2 && application.Series == key.Item3 && application.Level == key.Item4 && !NotRecommended.Contains(application.Stage),
                    cancellationToken);
            }

            data[typeof(Nominations)] = new Nominations(recommended);
            before[key] = recommended + 1;
        }
    }

    /// <summary>An employer's recommendations in a cycle are serialised by a row of the persons' locks; its key is a hash, as theirs are.</summary>
    private static string LockKey(long cycle, string employer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"nominations {cycle} {employer}")));

    private static async Task<ExpertPool> ReadPoolAsync(OrchestratorDbContext context, Cycle cycle, CancellationToken cancellationToken)
    {
        var committee = (string?)JsonNode.Parse(cycle.Options)?["committee"];
        var rows = await context.Experts.AsNoTracking()
            .Where(expert => expert.Enabled && (committee == null || expert.Committee == committee))
            .OrderBy(expert => expert.Code).Select(expert => new { expert.Code, expert.Employer, expert.HighlySkilled, expert.Data })
            .ToListAsync(cancellationToken);
        var experts = rows.ConvertAll(row => (JsonSerializer.Deserialize<Expert>(row.Data, ReviewJson.Options) ?? new Expert(row.Code, row.Employer)) with
        {
            Id = row.Code,
            Unit = row.Employer,
            IsSkilled = row.HighlySkilled,
        });
        var version = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => $"{row.Code} {row.Employer} {row.HighlySkilled} {row.Data}"))));
        return new ExpertPool(Convert.ToHexStringLower(version), experts);
    }

    private static async Task<MeetingAgenda> ReadAgendaAsync(OrchestratorDbContext context, Cycle cycle, bool toVote, CancellationToken cancellationToken)
    {
        var rows = await context.Applications.AsNoTracking()
            .Where(application => application.CycleId == cycle.InstanceId && application.FinalState == null)
            .Where(application => !toVote || application.Stage == Stages.AwaitingReview)
            .OrderBy(application => application.InstanceId)
            .Select(application => new { application.InstanceId, application.Data, application.Employer })
            .ToListAsync(cancellationToken);
        return new MeetingAgenda(rows.ConvertAll(row => new AgendaItem(row.InstanceId, (string?)JsonNode.Parse(row.Data)?["person"] ?? "", row.Employer)));
    }
}
