using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Engine.Work;

/// <summary>Loads what activities must know beyond their instance, by the name of the stimulus; one query for all items of a unit of work. An activity asks by type (<c>RunEnvironment.Find</c>).</summary>
internal static class RunDataLoader
{
    private static readonly HashSet<string> NeedPool = [ReviewEvents.DrawCommitted, ReviewEvents.DrawPerformed, ReviewEvents.DrawRecused];
    private static readonly HashSet<string> NeedVoteAgenda = [ReviewEvents.BallotsRecorded, ReviewEvents.ReviewClosed];

    /// <summary>Decisions at which the gates are checked again (TJ24-1.4-a).</summary>
    private static readonly HashSet<string> NeedFacts =
        [ReviewEvents.EmployerDecided, ReviewEvents.DepartmentDecided, ReviewEvents.OfficeDecided, ReviewEvents.ResultPublished, ReviewEvents.CertificateIssued];

    /// <summary>The data of each item that needs any, by its place in the list.</summary>
    public static async Task<IReadOnlyDictionary<int, Dictionary<Type, object>>> LoadAsync(
        WorkSession session, IReadOnlyList<WorkItem> items, LazyContext lazy, CancellationToken cancellationToken)
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
        if (NeedPool.Contains(stimulus) || NeedVoteAgenda.Contains(stimulus))
            data[typeof(MeetingAgenda)] = await ReadAgendaAsync(lazy.Get(), cycle, NeedVoteAgenda.Contains(stimulus), cancellationToken);
        return data;
    }

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
