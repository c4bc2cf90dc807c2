using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Facts;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Tests.Facts;

/// <summary>What is filled in by the fields' kinds is what the rules read.</summary>
public class When_a_form_of_facts_is_filled_in
{
    private static readonly LocalDate CheckDate = new(2024, 10, 20);

    private const string GoodApplicant = """
        {
          "status": "在职", "sanctions": [{ "from": "2020-01-01", "impactEnd": "2021-01-01" }], "track": "工程技术人才",
          "employerKind": "事业单位", "withinPostRatio": true, "committeeApproved": true, "noLocalCommittee": false,
          "entrustedInbound": false, "filing": "无须备案", "examRequired": true,
          "exam": { "passed": true, "validUntil": "2025-12-31" }, "priorTitleIssuer": "本市", "agreementMonths": 24,
          "daysInCityPerYear": 250, "continuingEducation": "完成", "falseCommitment": false,
          "intakeChannel": "劳动关系所在地", "socialInsuranceMatches": true
        }
        """;

    public static TheoryData<string> All => [.. ApplicationDefinitions.Ids];

    [Fact]
    public void A_good_applicant_of_Tianjin_breaks_no_rule()
    {
        var facts = JsonNode.Parse(GoodApplicant)!.AsObject();
        var fields = FactFields.Of(Definitions.TianjinApplication);

        facts.Select(member => member.Key).ShouldBe(fields.Select(field => field.Field.Name), ignoreOrder: true);
        foreach (var field in fields)
            ShouldBeOf(field.Field, facts[field.Field.Name]);
        Check(Definitions.TianjinApplication, facts).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_is_filled_in_is_read_by_the_rules_of_every_definition(string definition)
    {
        var plan = ApplicationDefinitions.Find(definition);
        var fields = FactFields.Of(plan);
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
            Should.NotThrow(() => Check(plan, Filled(fields, random)));
    }

    [Fact]
    public void No_condition_is_too_odd_for_it()
    {
        var random = new Random(3);
        for (var round = 0; round < 150; round++)
        {
            var plan = ChangedSubmission.Denying(RandomConditions.Next(random, 4));
            Check(plan, Filled(FactFields.Of(plan), random));
            FactFields.Offered(plan, "documents").ShouldBeUnique();
        }
    }

    private static List<GateFinding> Check(WorkflowPlan plan, JsonObject facts)
    {
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        payload["facts"] = facts.DeepClone();
        var known = GateFacts.Of(payload, CheckDate, records: null);
        GateFacts.AddTenure(known, new TenureTerms(CheckDate, TenureCounting.Anniversary, ["不合格"], ["非公"]));
        known["evidenceBy"] = "2024-10-18";
        var inputs = new StaticInputs(plan, given: null);
        return
        [
            .. plan
                .Activities.Values.SelectMany(step => inputs.Get(FactFields.RulesOf(step))?.Rules ?? [])
                .Where(rule => rule.Breaks(new FactScope(known, known)))
                .Select(rule => new GateFinding(rule.Id, rule.Severity, rule.Clauses, rule.Chinese, rule.English)),
        ];
    }

    private static JsonObject Filled(IReadOnlyList<FactField> fields, Random random) =>
        new(
            fields
                .Where(_ => random.Next(5) > 0)
                .Select(field => KeyValuePair.Create(field.Field.Name, Value(field, random)))
        );

    private static JsonNode? Value(FactField field, Random random) =>
        field.Field.IsList
            ? new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Item(field, random))])
            : Item(field, random);

    private static JsonNode? Item(FactField field, Random random) =>
        field.Field.Kind switch
        {
            FieldKind.Number => random.Next(3000),
            FieldKind.Boolean => random.Next(2) == 0,
            FieldKind.Date => $"20{random.Next(10, 30)}-0{random.Next(1, 10)}-15",
            FieldKind.Record => Filled(field.Fields, random),
            _ => field.Offered.Count > 0 && random.Next(4) > 0
                ? field.Offered[random.Next(field.Offered.Count)]
                : "其他",
        };

    private static void ShouldBeOf(PayloadField field, JsonNode? value)
    {
        if (field.IsList)
        {
            foreach (var item in value.ShouldBeOfType<JsonArray>())
                ShouldBeOf(field with { IsList = false }, item);
        }
        else if (field.Kind == FieldKind.Record)
        {
            foreach (var inner in field.Fields)
                ShouldBeOf(inner, value![inner.Name]);
        }
        else
        {
            var read = value.ShouldBeAssignableTo<JsonValue>()!;
            (
                field.Kind switch
                {
                    FieldKind.Number => read.TryGetValue<int>(out _),
                    FieldKind.Boolean => read.TryGetValue<bool>(out _),
                    FieldKind.Date => ReviewJson.TryReadDate(read.GetValue<string>(), out _),
                    _ => read.TryGetValue<string>(out _),
                }
            ).ShouldBeTrue(field.Name);
        }
    }
}
