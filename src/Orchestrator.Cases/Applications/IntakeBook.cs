using Orchestrator.Storage.Applications;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Applications;

/// <summary>
/// The applications that an intake check must know of, read under the locks of the persons and the cycle; grows with
/// each application that starts.
/// </summary>
/// <param name="byPerson">The persons' applications of the year in the jurisdiction.</param>
/// <param name="choices">The committees to which the employers have sent, each once.</param>
internal sealed class IntakeBook(IEnumerable<Application> byPerson, IEnumerable<EmployerChoice> choices)
{
    private readonly ILookup<string, Application> _byPerson = byPerson.ToLookup(application => application.PersonKey);
    private readonly HashSet<EmployerChoice> _choices = [.. choices];
    private readonly List<Application> _started = [];

    /// <summary>The person's applications.</summary>
    public IEnumerable<Application> Of(string personKey) =>
        _byPerson[personKey].Concat(_started.Where(application => application.PersonKey == personKey));

    /// <summary>
    /// Whether an application uses up the person's one of the year: one that was withdrawn before the office accepted
    /// it does not (TJ24-3.1-c, note), nor one that ended because its cycle was cancelled, nor one that goes on in another
    /// cycle, where it counts.
    /// </summary>
    public static bool Counts(Application application) =>
        application.FinalState switch
        {
            Stages.Withdrawn => application.AcceptedAt is not null,
            Stages.Cancelled or Stages.CarriedOver => false,
            _ => true,
        };

    /// <summary>
    /// Committees to which the employer has sent applications of the same series, specialty and level in the cycle
    /// (TJ24-3.1-d).
    /// </summary>
    public IEnumerable<string> Committees(
        long cycleId,
        string employer,
        string series,
        string? specialty,
        string level
    ) =>
        _choices
            .Where(choice =>
                choice.CycleId == cycleId
                && choice.Employer == employer
                && choice.Series == series
                && choice.Specialty == specialty
                && choice.Level == level
            )
            .Select(choice => choice.Committee)
            .Order(StringComparer.Ordinal);

    /// <summary>Makes an application that starts in this unit of work known to those that follow it.</summary>
    public void Add(Application application)
    {
        _started.Add(application);
        if (application.Committee is { } committee)
        {
            _choices.Add(
                new EmployerChoice(
                    application.CycleId,
                    application.Employer,
                    application.Series,
                    application.Specialty,
                    application.Level,
                    committee
                )
            );
        }
    }
}
