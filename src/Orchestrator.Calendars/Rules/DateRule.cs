using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Calendars;

/// <summary>
/// How a notice fixes a date, as data (D6). A rule is pure: with a calendar and the dates of its anchors it always gives
/// the same day. Resolve it with <see cref="DateResolver"/>; read and write it with <see cref="DateRuleJson"/>.
/// </summary>
[JsonConverter(typeof(DateRuleConverter))]
public abstract record DateRule
{
    /// <summary>The discriminator in JSON.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>
    /// When on the last day it ends; null means 24:00, for an opening 00:00 (C3). One with seconds is the last second that counts.
    /// </summary>
    public DeadlineTime? TimeOfDay { get; init; }

    /// <summary>What to do with a rest day; null means <see cref="DefaultRoll"/>.</summary>
    public DateRoll? Roll { get; init; }

    /// <summary>The calendar's region; null means the resolver's default.</summary>
    public string? Region { get; init; }

    /// <summary>The name of the date the rule counts from; null for rules that stand alone.</summary>
    [JsonIgnore]
    public virtual string? AnchorName => null;

    /// <summary>The roll that C13 gives this kind of rule.</summary>
    [JsonIgnore]
    public virtual DateRoll DefaultRoll => DateRoll.None;

    /// <summary>
    /// Findings that need no anchor and no calendar: a wrong printed weekday (V1, an error) and vague wording (V8).
    /// </summary>
    public virtual IReadOnlyList<DateWarning> Check() => [];

    internal abstract Result<ComputedDay> Compute(in RuleContext context);

    internal abstract void Explain(ProofBuilder proof, in RuleContext context, ComputedDay computed);

    internal abstract void WriteFields(Utf8JsonWriter writer);
}
