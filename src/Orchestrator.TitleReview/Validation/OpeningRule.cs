using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>First days of those who audit and report: each of one who does, once, and on a day that can open something.</summary>
public sealed class OpeningRule : IDefinitionRule
{
    private static readonly string[] Openers = [Roles.Employer, Roles.Department, Roles.Office];

    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Plan is not { } plan)
            return [];
        var inputs = new StaticInputs(plan, given: null);
        return plan.All<ApplicationWindow>().SelectMany(window => Check(window, inputs.Get(window.Openings) ?? []));
    }

    private static IEnumerable<Finding> Check(ApplicationWindow window, IReadOnlyList<Opening> openings)
    {
        foreach (var opening in openings.Where(opening => !Openers.Contains(opening.Role)))
        {
            yield return Finding.Error(
                "opening-role",
                window.Id,
                $"“{window.DisplayText}”的开始时间写给“{opening.Role}”，审核报送的只有："
                    + $"{string.Join("、", Openers.Select(role => $"{role}（{Roles.Chinese(role)}）"))}；申报人的开始时间请填“开放日”。",
                $"An opening of \"{window.DisplayText}\" is for \"{opening.Role}\"; those who audit and report are "
                    + $"{string.Join(", ", Openers)}. Applicants begin on the window's own first day."
            );
        }

        foreach (var twice in openings.GroupBy(opening => opening.Role).Where(group => group.Count() > 1))
        {
            yield return Finding.Error(
                "opening-twice",
                window.Id,
                $"“{window.DisplayText}”为{Roles.Chinese(twice.Key)}写了{twice.Count()}个开始时间，只能有一个。",
                $"\"{window.DisplayText}\" has {twice.Count()} openings for {twice.Key}; it can have one."
            );
        }

        foreach (var vague in openings.Where(opening => opening.From is TenDayPeriodRule or BeforeMonthRule))
        {
            yield return Finding.Error(
                "opening-vague",
                window.Id,
                $"“{window.DisplayText}”中{Roles.Chinese(vague.Role)}的开始时间没有写明哪一日，无法自该日起受理。请写明日期。",
                $"The opening of \"{window.DisplayText}\" for {vague.Role} names no day from which anything could be taken in. "
                    + "Write the day."
            );
        }
    }
}
