using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Desk.Tests.Definitions;

public sealed class When_what_lacks_is_added(Postgres postgres)
{
    private const string Id = "tianjin-2024-application";
    private const string Type = "TitleReview.OfficeAcceptance";

    [Fact]
    public async Task The_draft_has_the_step_and_the_log_says_who_saved_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var draft = await WithoutAsync(desk, "OfficeAcceptance");

        var answer = await AddAsync(desk, DefinitionRevision.Of(draft));

        answer.TryGet(out var saved, out _).ShouldBeTrue();
        saved!.IsDraft.ShouldBeTrue();
        saved.Json.ShouldContain(Type);
        var findings = (await desk.Get<DefinitionChanges>().FindAsync(Id, "li", default))!.Findings;
        findings.ShouldNotContain(finding => finding.Lacking != null && finding.Lacking.Type == Type);
        (await desk.LinesAsync())
            .Select(line => (line.Account, line.Action))
            .ShouldContain(("zhang", "definition.drafted"));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_looked_at_stays_as_it_is()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var draft = await WithoutAsync(desk, "OfficeAcceptance");

        (await AddAsync(desk, "1.0")).Refusal!.Code.ShouldBe("changed");

        (await NewestAsync(desk)).Revision.ShouldBe(draft.Revision);
    }

    [Fact]
    public async Task A_step_that_nobody_can_place_is_refused_in_words()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var draft = await WithoutAsync(desk, "OfficeAcceptance");

        var refusal = (await AddAsync(desk, DefinitionRevision.Of(draft), "Elsa.WriteLine")).Refusal!;

        refusal.Kind.ShouldBe(RefusalKind.Invalid);
        refusal.Errors[0].Message.ShouldContain("手工添加");
    }

    [Fact]
    public async Task A_definition_that_is_not_there_is_missed()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var answer = await desk.Get<DefinitionAdditions>()
            .AddAsync("nowhere", new AddStep { Type = Type }, "1.1", DeskHost.Zhang, default);

        answer.Refusal!.Kind.ShouldBe(RefusalKind.Missing);
    }

    private static Task<DeskAnswer<DefinitionVersion>> AddAsync(DeskHost desk, string revision, string type = Type) =>
        desk.Get<DefinitionAdditions>().AddAsync(Id, new AddStep { Type = type }, revision, DeskHost.Zhang, default);

    private static async Task<DefinitionVersion> WithoutAsync(DeskHost desk, string activity)
    {
        var json = JsonNode.Parse((await NewestAsync(desk)).Json)!.AsObject();
        var root = json["root"]!.AsObject();
        root["activities"]!.AsArray().RemoveAll(node => (string?)node!["id"] == activity);
        root["connections"]!
            .AsArray()
            .RemoveAll(arrow =>
                (string?)arrow!["source"]!["activity"] == activity || (string?)arrow["target"]!["activity"] == activity
            );
        await desk.Get<DefinitionImport>().ImportAsync(json.ToJsonString(), DeskHost.Li, default);
        return await NewestAsync(desk);
    }

    private static async Task<DefinitionVersion> NewestAsync(DeskHost desk) =>
        (await desk.Get<DefinitionLibrary>().VersionsAsync(Id, default))[0];
}
