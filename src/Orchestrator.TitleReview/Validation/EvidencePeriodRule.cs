using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>Periods of evidence say what they are of and where they begin, each kind once.</summary>
public sealed class EvidencePeriodRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan)
            return [];
        var inputs = new StaticInputs(plan, given: null);
        return plan.All<SubmitApplication>().SelectMany(step => Check(step, inputs.Get(step.EvidencePeriods) ?? []));
    }

    private static IEnumerable<Finding> Check(SubmitApplication step, IReadOnlyList<EvidencePeriod> periods)
    {
        foreach (var period in periods)
        {
            if (string.IsNullOrWhiteSpace(period.Fact) || string.IsNullOrWhiteSpace(period.Title))
            {
                yield return Finding.Error(
                    "evidence-name",
                    step.Id,
                    $"“{step.DisplayText}”的材料计算期间须写明材料名称（title，如 业绩成果）和申报数据中的名称（fact，如 achievements）。",
                    $"A period of evidence of \"{step.DisplayText}\" says what it is of: title and fact."
                );
            }

            if (!EvidencePeriod.Beginnings.ContainsKey(period.From))
            {
                yield return Finding.Error(
                    "evidence-from",
                    step.Id,
                    $"“{step.DisplayText}”的材料“{period.Title}”起算处“{period.From}”不明，可用："
                        + $"{string.Join("、", EvidencePeriod.Beginnings.Select(known => $"{known.Key}（{known.Value.Chinese}）"))}。",
                    $"\"{period.Title}\" of \"{step.DisplayText}\" begins with \"{period.From}\"; use "
                        + $"{string.Join(", ", EvidencePeriod.Beginnings.Keys)}."
                );
            }
        }

        foreach (var twice in periods.GroupBy(period => period.Fact).Where(group => group.Count() > 1))
        {
            yield return Finding.Error(
                "evidence-twice",
                step.Id,
                $"“{step.DisplayText}”为“{twice.Key}”写了{twice.Count()}个计算期间，只能有一个。",
                $"\"{step.DisplayText}\" has {twice.Count()} periods for \"{twice.Key}\"; it can have one."
            );
        }
    }
}
