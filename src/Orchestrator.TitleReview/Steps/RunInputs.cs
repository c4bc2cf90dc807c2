using Orchestrator.Calendars;
using Orchestrator.TitleReview.Readings;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>The inputs of an activity that runs.</summary>
/// <param name="context">The run.</param>
internal sealed class RunInputs(ActivityContext context) : IStepInputs
{
    /// <inheritdoc />
    public T? Get<T>(Input<T>? input, T? declared = default) => input is null ? declared : context.Get(input);

    /// <inheritdoc />
    public ChosenRule? Choose(
        Input<DateRule>? rule,
        Input<string>? reading = null,
        Input<IReadOnlyList<string>>? alternatives = null
    ) => context.Rule(rule, reading) is { } chosen ? new ChosenRule(chosen, null, []) : null;

    /// <inheritdoc />
    public IReadOnlyList<string> ClausesOf(
        Input<IReadOnlyList<string>>? specific,
        Input<IReadOnlyList<string>>? general
    ) => StepContext.ClausesOf(context, specific, general);
}
