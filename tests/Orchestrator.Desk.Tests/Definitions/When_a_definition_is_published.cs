using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Desk.Tests.Definitions;

public sealed class When_a_definition_is_published(Postgres postgres)
{
    private const string Id = "tianjin-2024-application";

    [Fact]
    public async Task Another_person_puts_the_draft_in_force_and_the_log_names_the_version()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var id = await DraftAsync(desk);

        var published = await desk.Get<DefinitionPublishing>().ApproveAsync(id, DeskHost.Li, seen: null, default);

        published.Refusal.ShouldBeNull();
        (await desk.Get<DefinitionLibrary>().FindVersionAsync(id, orDraft: false, default))!.Version.ShouldBe(2);
        var lines = await desk.LinesAsync();
        lines
            .Select(line => (line.Account, line.Action, line.Subject))
            .ShouldBe([("zhang", "definition.imported", id), ("li", "definition.published", id)]);
    }

    [Fact]
    public async Task Who_made_the_draft_may_not()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var id = await DraftAsync(desk);

        var refused = PublicationRefusals.Of(
            id,
            await desk.Get<DefinitionPublishing>().ApproveAsync(id, DeskHost.Zhang, seen: null, default)
        );

        refused!.Kind.ShouldBe(RefusalKind.Forbidden);
        refused.Code.ShouldBe("second-person");
        (await desk.Get<DefinitionLibrary>().FindVersionAsync(id, orDraft: false, default))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_at_is_not_put_in_force()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var id = await DraftAsync(desk);

        var refused = PublicationRefusals.Of(
            id,
            await desk.Get<DefinitionPublishing>().ApproveAsync(id, DeskHost.Li, seen: "1.0", default)
        );

        refused!.Kind.ShouldBe(RefusalKind.Conflict);
        refused.Code.ShouldBe("changed");
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_done()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var id = await DraftAsync(desk);
        await desk.RefuseLinesAsync("definition.published");

        await Should.ThrowAsync<DbUpdateException>(() =>
            desk.Get<DefinitionPublishing>().ApproveAsync(id, DeskHost.Li, seen: null, default)
        );

        (await desk.Get<DefinitionLibrary>().FindVersionAsync(id, orDraft: false, default))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_who_approve_at_once_one_does_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var id = await DraftAsync(desk);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    desk.Get<DefinitionPublishing>()
                        .ApproveAsync(id, DeskHost.Li with { Account = $"li{number}" }, seen: null, default)
                )
        );

        (await desk.LinesAsync()).Count(line => line.Action == "definition.published").ShouldBe(1);
        await using var context = desk.Context();
        (
            await context.DefinitionVersions.CountAsync(version => version.DefinitionId == id && version.IsPublished)
        ).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_taken_out_of_force_with_its_line_or_not_at_all()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var id = await ShippedAsync(desk);
        (await desk.Get<DefinitionPublishing>().RetractAsync("nothing", DeskHost.Li, default)).ShouldBeNull();

        (await desk.Get<DefinitionPublishing>().RetractAsync(id, DeskHost.Li, default)).ShouldNotBeNull();

        (await desk.Get<DefinitionLibrary>().FindVersionAsync(id, orDraft: false, default)).ShouldBeNull();
        (await desk.LinesAsync()).Single().Action.ShouldBe("definition.retracted");
    }

    private static async Task<string> ShippedAsync(DeskHost desk) =>
        (await desk.Get<DefinitionLibrary>().AllAsync(default)).Single(version => version.Id == 2).DefinitionId;

    private static async Task<string> DraftAsync(DeskHost desk)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "workflows", Id + ".json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        json["description"] = "另一版";
        var imported = await desk.Get<DefinitionImport>().ImportAsync(json.ToJsonString(), DeskHost.Zhang, default);
        imported.Imported.ShouldBeTrue(string.Join(' ', imported.Findings.Select(finding => finding.MessageEn)));
        return imported.Definition!.Id;
    }
}
