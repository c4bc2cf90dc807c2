using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Acts;

/// <summary>办理: what waits for somebody, with the form that it takes.</summary>
public sealed class When_somebody_asks_what_may_be_done(Postgres postgres)
{
    private static readonly string[] Able =
    [
        Roles.TitleOffice,
        Roles.Office,
        Roles.TradeDepartment,
        Roles.Department,
        Roles.Employer,
        Roles.Supervisor,
    ];

    private static Operator Trade { get; } = Operator.Everywhere("hangye", [Roles.TradeDepartment]);

    [Fact]
    public async Task It_is_what_the_cycle_waits_for_and_the_role_sends()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        var acts = desk.Get<PossibleActs>();

        var filing = (await acts.OfCycleAsync("TJ-2024", Trade, default))!.Single(act =>
            act.Type == ReviewEvents.PlanFiled
        );

        (filing.Title, filing.TitleEn.Length > 0).ShouldBe(("评审方案备案", true));
        var contents = filing.Fields.Single(field => field.Name == "contents");
        contents
            .Offered.Select(offer => offer.Value)
            .ShouldBe(["系列（专业）层级", "评审标准", "评审方式", "岗位要求", "申报材料", "时间安排"]);
        (await acts.OfCycleAsync("TJ-2024", DeskHost.Employer, default))!.ShouldNotContain(act =>
            act.Type == ReviewEvents.PlanFiled
        );
        (await acts.OfCycleAsync("nowhere", Trade, default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_application_s_are_for_those_who_reach_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var number = (await desk.Year.ApplicationAsync(await desk.Year.SubmittedAsync("P1"))).Number;
        var acts = desk.Get<PossibleActs>();
        var stranger = Operator.Everywhere("renshi", [Roles.Employer], "U999");
        var both = new Operator("both", [new Grant(Roles.Employer, Organisation: "U999"), new Grant(Roles.Office)]);

        var own = await acts.OfApplicationAsync("TJ-2024", number, DeskHost.Employer, default);

        var decision = own!.Single(act => act.Type == ReviewEvents.EmployerDecided);
        decision
            .Fields.Single(field => field.Name == "checks")
            .Offered.ShouldBe([new ActChoice("continuingEducation", "继续教育", "Continuing education")]);
        decision.Fields.Single(field => field.Name == "confirmed").Offered.ShouldNotBeEmpty();
        decision.Fields.Single(field => field.Name == "decision").Choices.Count.ShouldBe(4);
        (await acts.OfApplicationAsync("TJ-2024", number, stranger, default)).ShouldBeNull();
        // The role that reaches it sends no such event, and the one that sends it does not reach.
        (await acts.OfApplicationAsync("TJ-2024", number, both, default))!.ShouldNotContain(act =>
            act.Type == ReviewEvents.EmployerDecided
        );
    }

    [Fact]
    public async Task What_is_offered_is_expected_and_theirs()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var refusals = new List<string>();
        foreach (var role in Able)
        {
            var who = Operator.Everywhere(role, [role], role is Roles.Employer or Roles.Department ? "U001" : null);
            foreach (var act in (await desk.Get<PossibleActs>().OfCycleAsync("TJ-2024", who, default))!)
            {
                tried.Add(act.Type);
                var data = ReviewEvents.Find(EventLevel.Cycle, act.Type)!.ExamplePayload();
                var sent = new OperatorAct { Type = act.Type, Data = data };
                var result = await desk.Get<OperatorActs>().ActOnCycleAsync("TJ-2024", sent, who, default);
                if (result.Refusal?.Code is "not-expected" or "forbidden" or "out-of-reach" or "not-yours")
                    refusals.Add($"{role} {act.Type}: {result.Refusal.Chinese}");
            }
        }

        tried.Count.ShouldBeGreaterThan(2);
        refusals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ReviewEvents.InterviewCalled, "applications")]
    [InlineData(ReviewEvents.ResultsRechecked, "unqualified")]
    [InlineData(ReviewEvents.ResultsRechecked, "problems")]
    public async Task Applications_in_a_list_are_known_by_their_numbers_too(string name, string field)
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var instance = await desk.Year.SubmittedAsync("P1");
        var number = long.Parse((await desk.Year.ApplicationAsync(instance)).Number);
        await using var context = desk.Context();
        var cycle = await context.Cycles.SingleAsync();
        var known = ReviewEvents.Find(EventLevel.Cycle, name)!;
        var right = new JsonObject { [field] = new JsonArray(number.ToString()) };
        var wrong = new JsonObject { [field] = new JsonArray(number, 7L) };

        ApplicationNumbers.ReadTexts(known, right);
        var none = await ApplicationNumbers.ResolveAsync(context, cycle, known, right, default);
        var errors = await ApplicationNumbers.ResolveAsync(context, cycle, known, wrong, default);

        none.ShouldBeEmpty();
        right[field]!.AsArray().Single()!.GetValue<long>().ShouldBe(instance);
        errors.Single().Path.ShouldBe($"$.data.{field}[1]");
    }

    [Fact]
    public async Task Whoever_enters_for_applicants_is_shown_what_the_rules_look_at_while_the_window_is_open()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var acts = desk.Get<PossibleActs>();
        (await acts.OfCycleAsync("TJ-2024", DeskHost.Employer, default))!.ShouldNotContain(act =>
            act.Type == ReviewEvents.ApplicationSubmitted
        );
        await desk.Year.OpenWindowAsync();

        var form = (await acts.OfCycleAsync("TJ-2024", DeskHost.Employer, default))!.Single(act =>
            act.Type == ReviewEvents.ApplicationSubmitted
        );

        form.Fields.Single(field => field.Name == "employer").Offered.Single().Value.ShouldBe("U001");
        var facts = form.Fields.Single(field => field.Name == "facts");
        facts.Kind.ShouldBe(ActFieldKind.Record);
        facts.Fields.Single(field => field.Name == "status").Title.ShouldBe("身份类型");
        (await acts.OfCycleAsync("TJ-2024", Trade, default))!.ShouldNotContain(act =>
            act.Type == ReviewEvents.ApplicationSubmitted
        );
        await desk.Year.MoveToAsync("2024-11-02 09:00");
        (await acts.OfCycleAsync("TJ-2024", DeskHost.Employer, default))!.ShouldNotContain(act =>
            act.Type == ReviewEvents.ApplicationSubmitted
        );
    }

    [Fact]
    public async Task An_application_is_entered_for_one_s_own_organisation_alone()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var acts = desk.Get<OperatorActs>();

        var own = await acts.ActOnCycleAsync("TJ-2024", Submission("P7", "U001"), DeskHost.Employer, default);
        var others = await acts.ActOnCycleAsync("TJ-2024", Submission("P8", "U002"), DeskHost.Employer, default);
        var trade = await acts.ActOnCycleAsync("TJ-2024", Submission("P8", "U001"), Trade, default);
        var office = await acts.ActOnCycleAsync(
            "TJ-2024",
            Submission("P8", "U002"),
            Operator.Everywhere("zhicheng", [Roles.TitleOffice]),
            default
        );

        own.Refusal.ShouldBeNull();
        own.Answer!.Subject.ShouldStartWith("cycles/TJ-2024/applications/2024");
        (others.Refusal!.Code, trade.Refusal!.Code).ShouldBe(("out-of-reach", "forbidden"));
        office.Refusal.ShouldBeNull();
        (await desk.LinesAsync())
            .Select(line => (line.Account, line.Action))
            .ShouldBe([("renshi", "act.application.submitted"), ("zhicheng", "act.application.submitted")]);
    }

    [Fact]
    public async Task Nobody_enters_one_more_for_a_person_of_another_employer_but_the_title_office()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var acts = desk.Get<OperatorActs>();
        var other = Operator.Everywhere("renshi2", [Roles.Employer], "U002");
        await acts.ActOnCycleAsync("TJ-2024", Submission("P7", "U001"), DeskHost.Employer, default);

        var barred = await acts.ActOnCycleAsync("TJ-2024", Submission("P7", "U002"), other, default);
        var office = await acts.ActOnCycleAsync("TJ-2024", Submission("P7", "U002"), DeskHost.Zhang, default);
        var nobodys = await acts.ActOnCycleAsync(
            "TJ-2024",
            Submission("P9", "U002"),
            Operator.Everywhere("nobody", [Roles.Employer]),
            default
        );

        barred.Refusal!.Code.ShouldBe("of-another-employer");
        // The rules of the notice decide about it, and no bar of the console's.
        office.Refusal?.Code.ShouldNotBe("of-another-employer");
        nobodys.Refusal!.Code.ShouldBe("forbidden");
    }

    [Fact]
    public async Task Whoever_holds_a_draw_does_not_watch_over_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var both = new Operator("both", [new Grant(Roles.Office), new Grant(Roles.Supervisor)]);
        var signIn = new OperatorAct
        {
            Type = ReviewEvents.SupervisionSignedIn,
            Data = ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.SupervisionSignedIn)!.ExamplePayload(),
        };

        var own = await desk.Get<OperatorActs>().ActOnCycleAsync("TJ-2024", signIn, both, default);
        var watching = await desk.Get<OperatorActs>()
            .ActOnCycleAsync("TJ-2024", signIn, Operator.Everywhere("watch", [Roles.Supervisor]), default);

        own.Refusal!.Code.ShouldBe("own-supervision");
        watching.Refusal!.Code.ShouldBe("not-expected");
    }

    [Fact]
    public async Task A_step_that_one_role_alone_carries_out_is_not_offered_to_others()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        var filing = new OperatorAct
        {
            Type = ReviewEvents.PlanFiled,
            Data = ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.ExamplePayload(),
        };
        await desk.Get<OperatorActs>().ActOnCycleAsync("TJ-2024", filing, Trade, default);
        var offered = new Dictionary<string, bool>();
        foreach (var role in new[] { Roles.TradeDepartment, Roles.Office })
        {
            var acts = await desk.Get<PossibleActs>()
                .OfCycleAsync("TJ-2024", Operator.Everywhere(role, [role]), default);
            offered[role] = acts!.Any(act => act.Type == ReviewEvents.PlanPublished);
        }

        (offered[Roles.TradeDepartment], offered[Roles.Office]).ShouldBe((true, false));
    }

    private static OperatorAct Submission(string person, string employer)
    {
        var known = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!;
        var data = known.ExamplePayload();
        (data["person"], data["employer"]) = (person, employer);
        return new OperatorAct { Type = known.Name, Data = data };
    }
}
