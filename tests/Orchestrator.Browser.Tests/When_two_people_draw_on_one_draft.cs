using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>同一草稿两人同时编辑: whoever saves second is told, and nobody's work is lost.</summary>
public sealed class When_two_people_draw_on_one_draft(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task The_second_save_is_refused_and_kept_as_a_copy()
    {
        await using var wang = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.DrawAsync(wang, "合写流程");
        await using var li = await server.SignInSecondAsync(Designer.Screen);
        await wang.GoAsync(Drafts.Edit(id));
        await li.GoAsync(Drafts.Edit(id));
        var (first, second) = (await Designer.OpenAsync(wang), await Designer.OpenAsync(li));
        await first.SelectAsync("等待");
        await second.SelectAsync("等待");

        (await first.TypeAsync("事件名", "先到")).ShouldBe(200);
        (await second.TypeAsync("事件名", "后到")).ShouldBe(400);
        await Expect(second.List.Snackbar("未保存")).ToContainTextAsync("先行保存了这份草稿");
        await li.PhotographAsync("studio-conflict", wholePage: false);
        li.ShouldHaveBeenRefused("POST " + server.Address + "/elsa/api/workflow-definitions");
        (await EventAsync(wang, id)).ShouldBe("先到");

        // As the message advises: what is still on the screen becomes a draft of its own.
        await second.OpenMenuAsync("另存为");
        await second.List.Dialog.Locator("input").First.FillAsync("合写流程（李华）");
        (await second.SavedAsync(() => second.List.ConfirmAsync())).ShouldBe(200);
        await Expect(second.List.Snackbar("已另存")).ToBeVisibleAsync();
        var copy = (await Drafts.FindAsync(li, "合写流程（李华）"))!;
        (await EventAsync(li, (string)copy["id"]!)).ShouldBe("后到");
        (await EventAsync(wang, id)).ShouldBe("先到");
        await li.PhotographAsync("studio-conflict-kept", wholePage: false);
        await first.ShouldShowNoErrorBarAsync();
        await second.ShouldShowNoErrorBarAsync();
        wang.ShouldHaveSeenNoTrouble();
        li.ShouldHaveSeenNoTrouble();
    }

    private static async Task<string?> EventAsync(Visitor visitor, string id) =>
        (string?)
            (await visitor.GetJsonAsync($"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest"))[
                "root"
            ]!["activities"]![0]!["eventName"]!["expression"]!["value"];
}
