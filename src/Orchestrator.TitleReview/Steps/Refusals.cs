using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>The sentences with which events are refused: what, why, by which clause.</summary>
public static class Refusals
{
    /// <summary>
    /// The day an exclusive due instant closes and the time it closes at, as people say it: <c>2024-11-01 24:00</c>; with seconds the
    /// last that counts.
    /// </summary>
    public static string Moment(Instant due)
    {
        var (date, time) = ChinaTime.LastMoment(due);
        return $"{LocalDatePattern.Iso.Format(date)} {time}";
    }

    /// <summary>Too late: 已于2024-11-01 24:00截止，依据TJ24-4.2-i。</summary>
    /// <param name="due">The exclusive instant at which it closed.</param>
    /// <param name="clauses">Where the deadline comes from.</param>
    public static Refusal DeadlinePassed(Instant due, IReadOnlyList<string> clauses) =>
        Make(
            "deadline-passed",
            $"已于{Moment(due)}截止{By(clauses)}。",
            $"Closed at {Moment(due)}{ByEn(clauses)}.",
            clauses
        );

    /// <summary>Too late, because the intake was closed before its closing day.</summary>
    /// <param name="last">The last day of new applications, the day included.</param>
    /// <param name="clauses">Where the closing comes from.</param>
    public static Refusal IntakeEnded(LocalDate last, IReadOnlyList<string> clauses)
    {
        var from = LocalDatePattern.Iso.Format(last.PlusDays(1));
        return new Refusal(
            "intake-ended",
            $"申报已提前截止，自{from}起不再受理新的申报；已提交的申报继续办理。有疑问请联系市职称办。",
            $"Applying was closed early: no new application is taken from {from} on, those submitted before go on. "
                + "Ask the title office if in doubt."
        )
        {
            Clauses = clauses,
        };
    }

    /// <summary>Too early.</summary>
    public static Refusal NotYetOpen(string what, string whatEn, Instant opens, IReadOnlyList<string> clauses)
    {
        var moment = opens.InZone(ChinaTime.Zone).LocalDateTime;
        var local = $"{LocalDatePattern.Iso.Format(moment.Date)} {DeadlineTime.Of(moment.TimeOfDay)}";
        return Make(
            "not-yet-open",
            $"{what}尚未开始，自{local}起{By(clauses)}。",
            $"{whatEn} opens at {local}{ByEn(clauses)}.",
            clauses
        );
    }

    /// <summary>Something else has to be done before.</summary>
    public static Refusal NotYet(string chinese, string english, IReadOnlyList<string> clauses) =>
        Make("not-yet", chinese + By(clauses) + "。", english + ByEn(clauses) + ".", clauses);

    /// <summary>A statutory minimum would be broken.</summary>
    public static Refusal Floor(string chinese, string english, IReadOnlyList<string> clauses) =>
        Make("floor", chinese + By(clauses) + "。", english + ByEn(clauses) + ".", clauses);

    /// <summary>It contradicts a rule or what is already known.</summary>
    public static Refusal NotAllowed(
        string code,
        string chinese,
        string english,
        IReadOnlyList<string>? clauses = null
    ) => Make(code, chinese + By(clauses ?? []) + "。", english + ByEn(clauses ?? []) + ".", clauses ?? []);

    /// <summary>A posting hangs where it has to, in all places, or its count does not start; null: it does.</summary>
    /// <param name="wanted">Where the definition wants it.</param>
    /// <param name="given">Where it hangs.</param>
    /// <param name="clauses">Where the demand comes from.</param>
    public static Refusal? ChannelsMissing(
        IReadOnlyList<string> wanted,
        IReadOnlyList<string> given,
        IReadOnlyList<string> clauses
    )
    {
        var missing = wanted.Except(given, StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? null
            : NotAllowed(
                "channels-missing",
                $"尚未在以下媒介公示：{string.Join("、", missing)}；全部发布后方可起算",
                $"Not posted yet in {string.Join(", ", missing)}; the count starts when all are",
                clauses
            );
    }

    /// <summary>The payload is wrong; every field is named.</summary>
    public static Refusal WrongPayload(IReadOnlyList<PayloadError> errors) =>
        new(
            "invalid-payload",
            string.Concat(errors.Select(error => error.Chinese)),
            string.Join(' ', errors.Select(error => error.English))
        );

    /// <summary>The person may not apply; every rule that stands against it is named.</summary>
    public static Refusal NotEligible(IReadOnlyList<GateFinding> findings) =>
        new(
            "not-eligible",
            string.Concat(findings.Select(finding => finding.Chinese.TrimEnd('。') + By(finding.Clauses) + "。")),
            string.Join(' ', findings.Select(finding => finding.English.TrimEnd('.') + ByEn(finding.Clauses) + "."))
        )
        {
            Clauses = [.. findings.SelectMany(finding => finding.Clauses).Distinct()],
        };

    private static Refusal Make(string code, string chinese, string english, IReadOnlyList<string> clauses) =>
        new(code, chinese, english) { Clauses = clauses };

    private static string By(IReadOnlyList<string> clauses) =>
        clauses.Count == 0 ? "" : "，依据" + string.Join("、", clauses);

    private static string ByEn(IReadOnlyList<string> clauses) =>
        clauses.Count == 0 ? "" : ", by " + string.Join(", ", clauses);
}
