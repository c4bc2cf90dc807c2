using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Readings;

namespace Orchestrator.TitleReview.Planning;

/// <summary>A plan as the <c>plan</c> verb and the console's API give it.</summary>
public static class PlanJson
{
    private static readonly OffsetDateTimePattern Moment = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:sso<+HH:mm>"
    );

    /// <summary><c>{definition,year,items:[…],warnings:[…]}</c>; instants with +08:00.</summary>
    public static JsonObject Write(SchedulePlan plan) =>
        new()
        {
            ["definition"] = plan.Definition,
            ["year"] = plan.Year,
            ["items"] = new JsonArray([.. plan.Items.Select(item => (JsonNode)Write(item))]),
            ["warnings"] = new JsonArray([.. plan.Warnings.Select(warning => (JsonNode)Write(warning))]),
        };

    private static JsonObject Write(PlanItem item) =>
        new()
        {
            ["id"] = item.Id,
            ["clauses"] = new JsonArray([.. item.Clauses.Select(clause => (JsonNode)clause)]),
            ["actor"] = item.Actor,
            ["action"] = item.Action,
            ["kind"] = item.Kind,
            ["opens"] = Iso(item.Opens),
            ["due"] = Iso(item.Due),
            ["dueDate"] = Iso(item.DueDate),
            ["timeOfDay"] = item.TimeOfDay,
            ["hard"] = item.Hard,
            ["workingDay"] = item.WorkingDay,
            ["effectiveDate"] = Iso(item.EffectiveDate),
            ["provisional"] = item.Provisional,
            ["waitsFor"] = item.WaitsFor,
            ["track"] = item.Track,
            ["earliest"] = Iso(item.Earliest),
            ["latest"] = Iso(item.Latest),
            ["slack"] = item.Slack,
            ["floor"] = item.Floor is { } floor
                ? new JsonObject
                {
                    ["id"] = floor.Id,
                    ["minimum"] = floor.Minimum,
                    ["unit"] = floor.Unit,
                    ["text"] = floor.Chinese,
                    ["basis"] = floor.Basis,
                }
                : null,
            ["proof"] = new JsonArray([.. (item.Proof?.Steps ?? []).Select(step => (JsonNode)Write(step))]),
            ["explanation"] = item.Proof?.ExplanationZh,
            ["reading"] = item.Reading is { } reading
                ? new JsonObject
                {
                    ["input"] = reading.Input,
                    ["wording"] = reading.Wording,
                    ["chosen"] = reading.Chosen,
                    ["recommended"] = reading.Recommended,
                    ["readings"] = ReadingTexts.Options(reading),
                }
                : null,
            ["warnings"] = new JsonArray([.. item.Warnings.Select(warning => (JsonNode)Write(warning))]),
        };

    private static JsonObject Write(ProofStep step) =>
        new()
        {
            ["date"] = Iso(step.Date),
            ["counted"] = step.Counted,
            ["reason"] = step.ReasonZh,
            ["document"] = step.DocumentNo,
        };

    private static JsonObject Write(PlanWarning warning) =>
        new()
        {
            ["code"] = warning.Code,
            ["item"] = warning.Item,
            ["severity"] =
                warning.IsError ? "error"
                : warning.Code == "note" ? "info"
                : "warning",
            ["clauses"] = new JsonArray([.. warning.Clauses.Select(clause => (JsonNode)clause)]),
            ["message"] = warning.Message,
            ["messageEn"] = warning.MessageEn,
        };

    private static string? Iso(Instant? instant) =>
        instant is { } moment ? Moment.Format(moment.InZone(ChinaTime.Zone).ToOffsetDateTime()) : null;

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
