using Orchestrator.Calendars;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>
/// No definition goes below a floor: publicity days, days before a meeting, written opinions, odd committees (D7). A national floor binds
/// every definition; that of its notice binds it too, where it is stricter.
/// </summary>
/// <param name="notices">The notices known.</param>
public sealed class FloorRule(NoticeBook notices) : IDefinitionRule
{
    /// <inheritdoc />
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        var notice = DefinitionInfo.Of(check.Definition).Notice;
        return ReviewInputs
            .Activities(check.Definition)
            .SelectMany(node => Publicity(node, notice).Concat(Preparations(node)).Concat(Meeting(node, notice)));
    }

    private IEnumerable<Finding> Publicity(ActivityNode node, string? notice)
    {
        if (SubjectOf(node) is not { } subject || ReviewInputs.Number(node, "days") is not { } days)
            yield break;
        var clauses = ReviewInputs.ClausesOf(node, "days");
        if (ReviewInputs.Text(node, "daysUnit") == PublicityLength.CalendarDays)
        {
            // Days of the calendar are kept beside the floor and never in its place.
            yield return InCalendarDays(node, days, clauses);
            yield break;
        }
        NoticeFloor?[] floors = [notices.FloorOf(subject, notice), notices.Strictest(clauses, "workingDays")];
        if (floors.OfType<NoticeFloor>().MaxBy(floor => floor.Minimum) is { } least && days < least.Minimum)
        {
            yield return Below(
                node,
                Citing(clauses, least),
                $"公示期不少于{least.Minimum}个工作日，不能设为{days}个",
                $"a publicity lasts at least {least.Minimum} working days, not {days}"
            );
        }
    }

    private static Finding InCalendarDays(ActivityNode node, int days, IReadOnlyList<string> clauses) =>
        Finding.Warning(
            "calendar-days",
            node.Id,
            $"“{node.DisplayText}”写明{days}天（日历日）：{FloorCatalogue.Publicity.Chinese}（{FloorCatalogue.Publicity.Basis}），"
                + "两者都届满方为期满。",
            $"\"{node.DisplayText}\" says {days} days of the calendar; it hangs until these and "
                + $"{FloorCatalogue.Publicity.Minimum} working days (MOHRSS Order 40) are over."
        ) with
        {
            Clause = clauses is [var clause, ..] ? clause : null,
        };

    private static string? SubjectOf(ActivityNode node) =>
        node.Type switch
        {
            "TitleReview.EmployerPublicity" => FloorSubjects.EmployerPublicity,
            "TitleReview.PublicizeCandidates" => FloorSubjects.ResultPublicity,
            "TitleReview.PublicizeResults" => FloorSubjects.ResultPublicity,
            _ => null,
        };

    private IEnumerable<Finding> Preparations(ActivityNode node)
    {
        foreach (var name in ReviewInputs.DateRules(node))
        {
            var clauses = ReviewInputs.ClausesOf(node, name);
            if (!ReviewInputs.DateRule(node, name).TryGet(out var rule) || rule is not BeforeRule before)
                continue;
            var unit = before.Unit == OffsetUnit.WorkingDays ? "workingDays" : "days";
            if (
                notices.Strictest(clauses, unit) is { } floor
                && before.Unit != OffsetUnit.Months
                && before.Amount < floor.Minimum
            )
            {
                var (chinese, english) = unit == "days" ? ("日", "days") : ("个工作日", "working days");
                yield return Below(
                    node,
                    [floor.Clause],
                    $"须在之前不少于{floor.Minimum}{chinese}，不能设为{before.Amount}{chinese}",
                    $"at least {floor.Minimum} {english} before, not {before.Amount}"
                );
            }
        }
    }

    private IEnumerable<Finding> Meeting(ActivityNode node, string? notice)
    {
        var clauses = ReviewInputs.Texts(node, "clauses");
        var (opinions, seats) = (
            notices.FloorOf(FloorSubjects.Opinions, notice),
            notices.FloorOf(FloorSubjects.Seats, notice)
        );
        if (ReviewInputs.Number(node, "minimumOpinions") is { } written && written < opinions?.Minimum)
        {
            yield return Below(
                node,
                Citing(clauses, opinions),
                $"每份申报的书面评审意见不少于{opinions.Minimum}份，不能设为{written}份",
                $"at least {opinions.Minimum} written opinions precede the vote, not {written}"
            );
        }

        if (ReviewInputs.Number(node, "minimumSeats") is { } odd && (odd < seats?.Minimum || odd % 2 == 0))
        {
            yield return Below(
                node,
                Citing(clauses, seats),
                $"{FloorCatalogue.Committee.Chinese}，不能设为{odd}人",
                $"a committee has an odd number of experts, at least {seats?.Minimum}, not {odd}"
            );
        }
    }

    /// <summary>The activity's own clauses; the notice's where that is the stricter one, the national where there are none.</summary>
    private IReadOnlyList<string> Citing(IReadOnlyList<string> clauses, NoticeFloor? floor) =>
        floor is null || clauses.Contains(floor.Clause) || (clauses.Count > 0 && IsNational(floor))
            ? clauses
            : [floor.Clause, .. clauses];

    private bool IsNational(NoticeFloor floor) =>
        notices.Find(floor.Clause) is { } clause && notices.Notice(clause.Notice)?.IsNational == true;

    private static Finding Below(ActivityNode node, IReadOnlyList<string> clauses, string chinese, string english) =>
        Finding.Error(
            "floor",
            node.Id,
            $"“{node.DisplayText}”低于底线：{chinese}{(clauses.Count > 0 ? $"（{string.Join("、", clauses)}）" : "")}。",
            $"\"{node.DisplayText}\" is below a floor: {english}."
        ) with
        {
            Clause = clauses is [var clause, ..] ? clause : null,
        };
}
