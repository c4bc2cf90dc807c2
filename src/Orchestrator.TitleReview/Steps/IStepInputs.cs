using Orchestrator.Calendars;
using Orchestrator.TitleReview.Readings;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>An activity's inputs, whether it runs or is planned: what it declares of its clocks is read from them alone.</summary>
internal interface IStepInputs
{
    /// <summary>An input's value.</summary>
    /// <param name="input">The input.</param>
    /// <param name="declared">The default that the activity declares.</param>
    T? Get<T>(Input<T>? input, T? declared = default);

    /// <summary>A date rule with the reading that was chosen for it; null when the definition writes none.</summary>
    ChosenRule? Choose(
        Input<DateRule>? rule,
        Input<string>? reading = null,
        Input<IReadOnlyList<string>>? alternatives = null
    );

    /// <summary>The first of two clause lists that names any.</summary>
    IReadOnlyList<string> ClausesOf(Input<IReadOnlyList<string>>? specific, Input<IReadOnlyList<string>>? general);
}
