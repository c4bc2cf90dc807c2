using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Notices;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Desk.Tests.Notices;

public sealed class When_a_notice_is_imported(Postgres postgres)
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Data", "own-clauses");
    private static readonly string Zhuhai = File.ReadAllText(Path.Combine(Data, "notices", "zhuhai-2025.json"));

    [Fact]
    public async Task Another_citys_definitions_are_taken_once_its_notice_is_approved_by_another_person()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var (register, import) = (desk.Get<NoticeRegister>(), desk.Get<DefinitionImport>());
        var application = await File.ReadAllTextAsync(Path.Combine(Data, "zhuhai-2025-application.json"));
        var unknown = await import.ImportAsync(application, DeskHost.Zhang, default);

        var proposal = await ProposedAsync(desk, Zhuhai);
        var again = await ProposedAsync(desk, Zhuhai);
        var waiting = await import.ImportAsync(application, DeskHost.Zhang, default);
        var own = (await register.ApproveAsync(proposal.Id, proposal.Preview.Hash, DeskHost.Zhang, default)).Refusal!;
        (await register.ApproveAsync(proposal.Id, proposal.Preview.Hash, DeskHost.Li, default))
            .TryGet(out var page, out var refusal)
            .ShouldBeTrue(refusal?.English);

        unknown.Findings.ShouldContain(finding =>
            finding.Code == "unknown-notice" && finding.Message.Contains("ZH25", StringComparison.Ordinal)
        );
        again.Id.ShouldBe(proposal.Id);
        waiting.Imported.ShouldBeFalse();
        own.Code.ShouldBe("second-person");
        page!.Pending.ShouldBeEmpty();
        page.Notices.Single(notice => notice.Id == "ZH25").Version.ShouldBe(1);
        (await import.ImportAsync(application, DeskHost.Zhang, default)).Imported.ShouldBeTrue();
        (
            await import.ImportAsync(
                await File.ReadAllTextAsync(Path.Combine(Data, "zhuhai-2025.json")),
                DeskHost.Zhang,
                default
            )
        ).Imported.ShouldBeTrue();
        (await register.FindAsync("ZH25", default)).TryGet(out var detail, out _).ShouldBeTrue();
        detail!.Citing.Select(cited => cited.DefinitionId).ShouldBe(["zhuhai-2025", "zhuhai-2025-application"]);
        (await desk.LinesAsync()).Select(line => line.Action).ShouldContain("notice.approved");
    }

    [Fact]
    public async Task The_preview_names_who_cites_it_and_what_becomes_wrong()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var file = Shipped();
        var clauses = file["clauses"]!.AsArray();
        clauses.Remove(clauses.Single(clause => (string?)clause!["id"] == "TJ24-4.5-a"));
        file["floors"]!.AsArray().Single(floor => (string?)floor!["subject"] == "resultPublicity")!["minimum"] = 7;

        (await desk.Get<NoticeRegister>().PreviewAsync(file.ToJsonString(), default))
            .TryGet(out var preview, out var refusal)
            .ShouldBeTrue(refusal?.English);

        preview!
            .Changes.Select(change => (change.Kind, change.What))
            .ShouldBe([("changed", "TJ24-4.4-b 底线"), ("removed", "TJ24-4.5-a")]);
        var schedule = preview.Citing.Single(cited => cited.DefinitionId == "tianjin-2024");
        schedule.Missing.ShouldBe(["TJ24-4.5-a"]);
        schedule
            .Findings.Select(finding => finding.Code)
            .Distinct()
            .ShouldBe(["unknown-clause", "floor"], ignoreOrder: true);
        preview
            .Citing.Single(cited => cited.DefinitionId == "tianjin-2024-application")
            .Findings.ShouldAllBe(finding => finding.Code == "unknown-clause");
    }

    [Fact]
    public async Task What_changed_since_the_preview_has_to_be_looked_at_again()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var register = desk.Get<NoticeRegister>();
        var (first, second) = (Shipped(), Shipped());
        first["title"] = "市人社局关于开展2024年度职称评审工作的通知（修订）";
        second["title"] = "市人社局关于开展2024年度职称评审工作的通知（再修订）";
        var (one, other) = (
            await ProposedAsync(desk, first.ToJsonString()),
            await ProposedAsync(desk, second.ToJsonString())
        );

        (await register.ApproveAsync(one.Id, one.Preview.Hash, DeskHost.Li, default)).Refusal.ShouldBeNull();
        var refused = (await register.ApproveAsync(other.Id, other.Preview.Hash, DeskHost.Li, default)).Refusal!;

        refused.Code.ShouldBe("preview-changed");
        var seen = (await register.ReadAsync(default)).Pending.Single();
        (await register.ApproveAsync(seen.Id, seen.Preview.Hash, DeskHost.Li, default))
            .TryGet(out var page, out _)
            .ShouldBeTrue();
        page!.Notices.Single(notice => notice.Id == "TJ24").Title.ShouldEndWith("（再修订）");
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("sentence")]
    [InlineData("floor")]
    [InlineData("taken")]
    public async Task What_is_wrong_is_refused_with_its_place_and_nothing_is_stored(string how)
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var file = JsonNode.Parse(Zhuhai)!.AsObject();
        var place = how switch
        {
            "twice" => Set(file, "$.clauses[1].id", clause: 1, "id", "ZH25-1-a"),
            "sentence" => Set(file, "$.clauses[2].sentence", clause: 2, "sentence", "各单位应于4月30日前完成审核"),
            "taken" => Set(file, "$.clauses[5].id", clause: 5, "id", "TJ24-4.2-i"),
            _ => LowerFloor(file),
        };

        var refused = (
            await desk.Get<NoticeRegister>().ProposeAsync(file.ToJsonString(), DeskHost.Zhang, default)
        ).Refusal!;

        refused.Kind.ShouldBe(RefusalKind.Invalid);
        refused.Errors.ShouldHaveSingleItem().Path.ShouldBe(place);
        (await desk.Get<NoticeRegister>().ReadAsync(default)).Pending.ShouldBeEmpty();
        await using var context = desk.Context();
        context.NoticeVersions.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_may_be_withdrawn()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var (register, proposal) = (desk.Get<NoticeRegister>(), await ProposedAsync(desk, Zhuhai));

        (await register.RejectAsync(proposal.Id, DeskHost.Zhang, default)).ShouldBeNull();

        (await register.ReadAsync(default)).Pending.ShouldBeEmpty();
        (await register.RejectAsync(proposal.Id, DeskHost.Zhang, default))!.Kind.ShouldBe(RefusalKind.Missing);
        (await register.ApproveAsync(proposal.Id, proposal.Preview.Hash, DeskHost.Li, default)).Refusal!.Kind.ShouldBe(
            RefusalKind.Missing
        );
    }

    private static JsonObject Shipped() =>
        JsonNode
            .Parse(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "notices", "tianjin-2024.json"))
            )!
            .AsObject();

    private static string Set(JsonObject file, string place, int clause, string member, string value)
    {
        file["clauses"]![clause]![member] = value;
        if (member == "id")
            file["floors"] = new JsonArray();
        return place;
    }

    private static string LowerFloor(JsonObject file)
    {
        file["floors"]![0]!["minimum"] = 4;
        return "$.floors[0].minimum";
    }

    private static async Task<NoticeProposal> ProposedAsync(DeskHost desk, string json)
    {
        (await desk.Get<NoticeRegister>().ProposeAsync(json, DeskHost.Zhang, default))
            .TryGet(out var proposal, out var refusal)
            .ShouldBeTrue(refusal?.English);
        return proposal!;
    }
}
