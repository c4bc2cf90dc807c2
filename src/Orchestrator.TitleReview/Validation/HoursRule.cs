using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// Hours of a day can be read: what cannot would bind nobody. A correction that runs without days needs the day on which it ends.
/// </summary>
public sealed class HoursRule : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        foreach (var node in ReviewInputs.Activities(check.Definition))
        {
            if (ReviewInputs.Text(node, "hours") is { Length: > 0 } written && !DailyHours.TryRead(written, out _))
            {
                yield return Finding.Error(
                    "hours",
                    node.Id,
                    $"“{node.DisplayText}”的每日受理时段“{written}”读不懂，请写成 09:00-12:00,14:00-17:00。",
                    $"The hours \"{written}\" of \"{node.DisplayText}\" cannot be read; write 09:00-12:00,14:00-17:00."
                );
            }

            if (
                ReviewInputs.Number(node, "correctionDays") is < 1
                && !ReviewInputs.DateRules(node).Contains("correctionCap")
            )
            {
                yield return Finding.Error(
                    "correction-open",
                    node.Id,
                    $"“{node.DisplayText}”的补正工作日数为0，须填写“补正不得超过”的日期。",
                    $"\"{node.DisplayText}\" gives no working days for a correction, so it needs the day on which it ends."
                );
            }
        }
    }
}
