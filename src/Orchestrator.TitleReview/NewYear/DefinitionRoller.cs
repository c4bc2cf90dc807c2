using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>
/// Carries one definition over to a later year: dates that name their year become proposals with marks, everything that counts from
/// another date stays as it is, identity and texts follow the year.
/// </summary>
internal sealed class DefinitionRoller
{
    /// <summary>Inputs whose dates are conditions on people, not days of the schedule: they are shown, not moved.</summary>
    private static readonly string[] NotMoved = ["rules"];

    /// <summary>Notices name the 5th, 10th, 15th, … by their number; other days they choose by the weekday.</summary>
    private const int RoundDay = 5;

    private readonly WorkflowDefinition old;
    private readonly WorkflowDefinition copy;
    private readonly JsonObject about;
    private readonly int oldYear;
    private readonly int year;
    private readonly WorkingCalendar calendar;
    private readonly DateShift shift;
    private readonly DateResolver resolver;
    private readonly IReadOnlyDictionary<string, string> ids;
    private readonly List<RolledDate> dates = [];
    private readonly List<string> remarks = [];

    /// <summary>Prepares a copy; the definition given stays as it is.</summary>
    /// <param name="definition">The definition, which names its year.</param>
    /// <param name="year">A later year.</param>
    /// <param name="book">The calendars.</param>
    /// <param name="ids">New definition ids by old ones, of this and the definitions it goes with.</param>
    public DefinitionRoller(
        WorkflowDefinition definition,
        int year,
        CalendarBook book,
        IReadOnlyDictionary<string, string> ids
    )
    {
        var info = DefinitionInfo.Of(definition);
        (old, this.year, oldYear, this.ids) = (definition, year, info.Year, ids);
        copy = DefinitionReader.Read((JsonObject)definition.Json.DeepClone()).Definition!;
        about = DateMark.About(copy.Json)!;
        calendar = book.For(info.Region).Value;
        resolver = new DateResolver(book, info.Region);
        shift = new DateShift(calendar, year - oldYear);
    }

    /// <summary>Carries it over.</summary>
    /// <param name="now">When; becomes the definition's creation.</param>
    public RolledDefinition Roll(Instant now)
    {
        foreach (var node in copy.Root.All())
            RollActivity(node);
        RollInputs();
        RollAbout();
        RolledTexts.Rewrite(copy, oldYear, year, dates);
        Identify(now);
        about[DateMark.Member] = new JsonArray([
            .. dates.Select(date =>
                (JsonNode)
                    new DateMark(
                        date.ActivityId,
                        date.Input,
                        date.Old,
                        date.New,
                        date.Reason.Chinese,
                        date.Reason.English
                    ).Write()
            ),
        ]);
        remarks.AddRange(RolledTexts.Leftovers(copy, oldYear));
        return new RolledDefinition(old.DefinitionId, ids[old.DefinitionId], copy.Json, dates, remarks);
    }

    private void RollActivity(ActivityNode node)
    {
        foreach (var name in node.Json.Select(member => member.Key).ToList())
        {
            if (
                ReviewInputs.Written(node, name) is not { } written
                || node.Json[name]!["expression"] is not JsonObject expression
            )
            {
                continue;
            }
            var place = new Place(node.Id, name, node.DisplayText, ReviewInputs.ClausesOf(node, name));
            if (NotMoved.Contains(name, StringComparer.Ordinal))
            {
                Remark(place, written);
            }
            else if (Rolled(written.DeepClone(), place) is { } changed)
            {
                expression["value"] =
                    expression["value"] is JsonValue && changed is not JsonValue
                        ? changed.ToJsonString(ReviewJson.Options)
                        : changed;
            }
        }
    }

    private void RollInputs()
    {
        foreach (var input in (copy.Json["inputs"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var (name, label) = (input["name"]?.ToString() ?? "", input["displayName"]?.ToString());
            if (
                input["defaultValue"] is JsonValue value
                && Rolled(value.DeepClone(), new Place(null, name, label ?? name, [])) is { } changed
            )
            {
                input["defaultValue"] = changed;
            }
        }
    }

    private void RollAbout()
    {
        about["year"] = year;
        about.Remove(DateMark.Member);
        about.Remove(DateConfirmation.Member);
        if (about["schedule"] is JsonValue schedule && ids.TryGetValue(schedule.ToString(), out var id))
            about["schedule"] = id;
        if (about["parent"] is JsonObject parent)
        {
            about.Remove("parent");
            remarks.Add(
                $"“{old.Name}”所依据的上级通知（{parent["notice"] ?? parent["definition"]}）属于{oldYear}年度，其限定已删去，请填写新年度通知的。"
            );
        }

        if (about.Remove("documentNumber") | about.Remove("issued"))
            remarks.Add($"“{old.Name}”的文号和印发日期属于{oldYear}年度通知，已删去，请填写新通知的。");
        about["madeFrom"] = new JsonObject
        {
            ["definition"] = old.DefinitionId,
            ["version"] = old.Version,
            ["year"] = oldYear,
        };
    }

    private void Identify(Instant now)
    {
        var json = copy.Json;
        json["definitionId"] = ids[old.DefinitionId];
        json["id"] = ids[old.DefinitionId] + "-v1";
        json["version"] = 1;
        json["isLatest"] = true;
        json["isPublished"] = false;
        json["createdAt"] = OffsetDateTimePattern.Rfc3339.Format(now.InZone(ChinaTime.Zone).ToOffsetDateTime());
    }

    /// <summary>The value with its dates moved; null when it has none.</summary>
    private JsonNode? Rolled(JsonNode value, Place place)
    {
        switch (value)
        {
            case JsonObject rule when rule["kind"] is JsonValue kind && DateRuleJson.Kinds.Contains(kind.ToString()):
                return RolledRule(rule, place);
            case JsonObject members:
                var changed = members
                    .Select(member =>
                        (
                            member.Key,
                            Value: member.Value is null
                                ? null
                                : Rolled(member.Value.DeepClone(), place with { Input = $"{place.Input}.{member.Key}" })
                        )
                    )
                    .ToList();
                foreach (var (key, moved) in changed.Where(member => member.Value is not null))
                    members[key] = moved;
                return changed.Exists(member => member.Value is not null) ? members : null;
            case JsonArray items:
                var any = false;
                for (var at = 0; at < items.Count; at++)
                {
                    if (
                        items[at] is { } item
                        && Rolled(item.DeepClone(), place with { Input = $"{place.Input}[{at}]" }) is { } moved
                    )
                    {
                        (items[at], any) = (moved, true);
                    }
                }

                return any ? items : null;
            case JsonValue text when text.TryGetValue<string>(out var written):
                return ids.TryGetValue(written, out var id) ? JsonValue.Create(id)
                    : ReviewJson.TryReadDate(written, out var date) ? JsonValue.Create(Iso(Propose(place, date)))
                    : null;
            default:
                return null;
        }
    }

    private JsonObject? RolledRule(JsonObject rule, Place place)
    {
        using var document = JsonDocument.Parse(rule.ToJsonString());
        if (!DateRuleJson.Read(document.RootElement).TryGet(out var before) || before.AnchorName is not null)
            return null;
        if (before is FixedDateRule named)
        {
            var isNamedDay = named.Weekday is null && (named.Date.Day == 1 || named.Date.Day % RoundDay == 0);
            var (date, why) = named.Inclusive
                ? shift.Propose(named.Date, place.IsFirstDay, isNamedDay)
                : shift.ProposeOutside(named.Date, place.IsFirstDay, isNamedDay);
            Add(place, named.Date, date, why);
            rule["date"] = Iso(date);
            if (rule.ContainsKey("weekday"))
                rule["weekday"] = date.DayOfWeek.ToString();
            return rule;
        }

        rule["year"] = rule["year"]!.GetValue<int>() + year - oldYear;
        using var after = JsonDocument.Parse(rule.ToJsonString());
        var same = Day(DateRuleJson.Read(after.RootElement).Value);
        var (now, reason) = shift.Worked(
            same,
            place.IsFirstDay,
            new BilingualText($"按原规则推算到{year}年度：{Iso(same)}", $"the same rule in {year}: {Iso(same)}")
        );
        if (now != same)
            rule["roll"] = place.IsFirstDay ? "next" : "previous";
        Add(place, Day(before), now, reason);
        return rule;
    }

    private LocalDate Day(DateRule rule) => resolver.FindDue(rule, new Dictionary<string, LocalDate>()).Value.Date;

    private LocalDate Propose(Place place, LocalDate date)
    {
        var (proposed, reason) = shift.Propose(date, place.IsFirstDay);
        Add(place, date, proposed, reason);
        return proposed;
    }

    private void Add(Place place, LocalDate was, LocalDate now, BilingualText reason) =>
        dates.Add(
            new RolledDate(
                place.ActivityId,
                place.Input,
                place.Label,
                place.Clauses,
                was,
                now,
                reason,
                calendar.IsProvisional(now)
            )
        );

    private void Remark(Place place, JsonNode written)
    {
        if (IsoDates(written).Distinct().ToList() is { Count: > 0 } found)
            remarks.Add($"“{place.Label}”的 {place.Input} 中有日期{string.Join("、", found)}，未改动，请核对。");
    }

    private static IEnumerable<string> IsoDates(JsonNode? value) =>
        value switch
        {
            JsonObject members => members.SelectMany(member => IsoDates(member.Value)),
            JsonArray items => items.SelectMany(IsoDates),
            JsonValue text when text.TryGetValue<string>(out var written) && ReviewJson.TryReadDate(written, out _) =>
            [
                written,
            ],
            _ => [],
        };

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private sealed record Place(string? ActivityId, string Input, string Label, IReadOnlyList<string> Clauses)
    {
        private static readonly string[] FirstDays = ["open", "earliest", "from", "start", "meeting", "after"];

        /// <summary>Whether the date is a first day by its name: it may be put off, but not brought forward.</summary>
        public bool IsFirstDay =>
            FirstDays.Any(word => Input.Split('.')[^1].Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
