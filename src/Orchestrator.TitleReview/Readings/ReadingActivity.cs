using Orchestrator.Calendars;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Readings;

/// <summary>
/// A step whose last day the notice may state vaguely (上旬前, 10月前, 前5个工作日内, 及时): the administrator chooses how it is
/// read.
/// </summary>
public abstract class ReadingActivity : ReviewActivity
{
    /// <summary>
    /// How the vague wording is read: a name, a number of working days, a date or an anchor; null: as the rule says.
    /// </summary>
    [Input(
        DisplayName = "用语解读",
        Description = "绑定流程输入：default、strict、middle、lenient、both、window、atLeast，工作日数，日期，或起算日名称；不填即按规则本身",
        UIHint = "singleline",
        Category = "用语解读",
        Order = 90
    )]
    public Input<string>? DueReading { get; set; }

    /// <summary>Other readings whose dates a plan shows beside; nothing counts by them.</summary>
    [Input(
        DisplayName = "其他解读",
        Description = "排程时一并列出日期，供管理员比较",
        UIHint = "multitext",
        Category = "用语解读",
        Order = 91
    )]
    public Input<IReadOnlyList<string>>? DueReadings { get; set; }

    /// <summary>A date rule of a run with the reading that was chosen; null when the definition writes none.</summary>
    private protected DateRule? RuleOf(ActivityContext context, Input<DateRule>? rule) =>
        context.Rule(rule, DueReading);
}
