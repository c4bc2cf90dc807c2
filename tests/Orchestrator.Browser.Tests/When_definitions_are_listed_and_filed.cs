using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>流程定义: what the list of definitions offers for one, for many and for files, and what a definition's history offers.</summary>
public sealed class When_definitions_are_listed_and_filed(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Search = "按名称或定义编号搜索";

    [Fact]
    public async Task Many_are_found_published_retracted_and_deleted_at_once()
    {
        string[] names = ["批量甲", "批量乙", "批量丙"];
        await using var visitor = await server.ComeAsync(Designer.Screen);
        foreach (var name in names)
            await Drafts.DrawAsync(visitor, name);
        await visitor.GoAsync("/design");
        var designer = await Designer.OpenAsync(visitor);
        var list = designer.List;
        await list.SearchAsync(Search, "批量");
        await Expect(list.Rows).ToHaveCountAsync(3);

        await list.TickAsync("批量甲", "批量乙");
        await list.ChooseForTickedAsync("发布");
        await list.ConfirmAsync();
        await Expect(designer.Message("已提交 2 个流程")).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-list-submitted", wholePage: false);
        foreach (var name in names)
            ((await Drafts.FindAsync(visitor, name))!["submission"] is not null).ShouldBe(name != "批量丙", name);
        await using var second = await server.SignInSecondAsync(Designer.Screen);
        foreach (var name in names[..2])
            await Drafts.ApproveAsync(second, name);

        await list.TickAsync(names);
        await list.ChooseForTickedAsync("取消发布");
        await list.ConfirmAsync();
        await Expect(list.Snackbar("已取消发布 2 个流程")).ToBeVisibleAsync();
        await Expect(list.Snackbar("有 1 个流程已经取消发布")).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-list-retracted", wholePage: false);
        foreach (var name in names)
            (await Drafts.FindAsync(visitor, name))!["publishedVersion"].ShouldBeNull(name);

        // What two people put in force is not removed by one.
        await list.TickAsync(names);
        await list.ChooseForTickedAsync("删除");
        await list.ConfirmAsync();
        await Expect(designer.Message("有 2 项未删除")).ToBeVisibleAsync();
        await Expect(list.Row("批量")).ToHaveCountAsync(2);
        await visitor.PhotographAsync("studio-list-kept", wholePage: false);
        foreach (var name in names)
            (await Drafts.FindAsync(visitor, name) is null).ShouldBe(name == "批量丙", name);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task One_is_published_copied_tried_stopped_retracted_and_deleted_from_its_menu()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.DrawAsync(visitor, "单份流程");
        await visitor.GoAsync("/design");
        var designer = await Designer.OpenAsync(visitor);
        var list = designer.List;
        await list.SearchAsync(Search, "单份");
        await Expect(list.Rows).ToHaveCountAsync(1);

        await list.ChooseAsync(list.Row(id), "发布");
        await Expect(designer.Message("另一人")).ToBeVisibleAsync();
        await using (var second = await server.SignInSecondAsync(Designer.Screen))
            await Drafts.ApproveAsync(second, "单份流程");
        await designer.SentAsync(
            () => list.ChooseAsync(list.Row(id), "取消发布"),
            $"workflow-definitions/{id}/retract"
        );
        await Expect(list.Snackbar("已取消发布")).ToBeVisibleAsync();
        (await Drafts.FindAsync(visitor, "单份流程"))!["publishedVersion"].ShouldBeNull();

        await list.ChooseAsync(list.Row(id), "复制一份");
        await list.Dialog.Locator("input").First.FillAsync("单份的副本");
        (await designer.SavedAsync(() => list.ConfirmAsync())).ShouldBe(200);
        await Expect(list.Row("单份的副本")).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-list-copied", wholePage: false);
        (await Drafts.FindAsync(visitor, "单份的副本")).ShouldNotBeNull();

        await designer.SentAsync(() => list.ChooseAsync(list.Row(id), "演练"), $"workflow-definitions/{id}/execute");
        (await Drafts.InstancesAsync(visitor))
            .Count(instance => (string?)instance["definitionId"] == id && (string?)instance["subStatus"] == "Suspended")
            .ShouldBe(1);
        await visitor.PhotographAsync("studio-list-tried", wholePage: false);
        await list.ChooseAsync(list.Row(id), "取消");
        await list.ConfirmAsync();
        await Expect(designer.Message("已取消 1 个实例")).ToBeVisibleAsync();
        (await Drafts.InstancesAsync(visitor))
            .Count(instance => (string?)instance["definitionId"] == id && (string?)instance["subStatus"] == "Cancelled")
            .ShouldBe(1);

        await list.ChooseAsync(list.Row("单份的副本"), "删除");
        await list.ConfirmAsync();
        await Expect(list.Row("单份的副本")).ToHaveCountAsync(0);
        (await Drafts.FindAsync(visitor, "单份的副本")).ShouldBeNull();
        await list.ChooseAsync(list.Row(id), "删除");
        await list.ConfirmAsync();
        await Expect(designer.Message("曾经发布的版本")).ToBeVisibleAsync();
        (await Drafts.FindAsync(visitor, "单份流程")).ShouldNotBeNull();
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task Several_files_and_an_archive_come_in_at_once_and_what_is_wrong_is_named()
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, "/design");
        var designer = await Designer.OpenAsync(visitor);
        var list = designer.List;
        await list.SearchAsync(Search, "文件");
        await Expect(list.Row("文件")).ToHaveCountAsync(0);
        await ImportAsync(designer, FileOf("文件甲"), FileOf("文件乙"), ArchiveOf("文件丙", "文件丁"));
        await Expect(list.Snackbar("已导入 4 个流程")).ToBeVisibleAsync();
        await Expect(list.Row("文件")).ToHaveCountAsync(4);
        await visitor.PhotographAsync("studio-import", wholePage: false);
        foreach (var name in (string[])["文件甲", "文件乙", "文件丙", "文件丁"])
            (await Drafts.FindAsync(visitor, name)).ShouldNotBeNull(name);

        var unknown = Drafts.Definition(
            "file-unknown",
            "文件戊",
            Drafts.Waiting.Replace("Elsa.Event", "Elsa.Nonsense", StringComparison.Ordinal)
        );
        await ImportAsync(
            designer,
            Payload("unknown.json", unknown.ToJsonString()),
            Payload("notes.json", """{"notes":"不是流程"}""")
        );
        await Expect(list.Snackbar("有 2 个文件未能导入")).ToBeVisibleAsync();
        await Expect(designer.Message("未导入“文件戊”")).ToContainTextAsync("Elsa.Nonsense");
        await visitor.PhotographAsync("studio-import-refused", wholePage: false);
        visitor.ShouldHaveBeenRefused("POST " + server.Address + "/elsa/api/workflow-definitions/import");
        (await Drafts.FindAsync(visitor, "文件戊")).ShouldBeNull();
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_schedule_is_exported_changed_imported_and_restored()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.CopyAsync(visitor, "studio-files");
        await visitor.GoAsync(Drafts.Edit(id));
        var page = visitor.Page;
        var designer = await Designer.OpenAsync(visitor);
        await designer.Nodes.First.WaitForAsync();
        await designer.OpenMenuAsync("导出");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            designer.Frame.Locator(".mud-dialog button.mud-button-filled").Last.ClickAsync()
        );
        var file = JsonNode.Parse(
            await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)
        )!;
        ((string?)file["definitionId"]).ShouldBe(id);
        download.SuggestedFilename.ShouldStartWith("workflow-definition-" + id);

        file["description"] = "导入的改动";
        var changed = new FilePayload
        {
            Name = "changed.json",
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes(file.ToJsonString()),
        };
        await page.RunAndWaitForResponseAsync(
            () =>
                designer
                    .Frame.Locator("#workflow-file-upload-button-wrapper input[type=file]")
                    .SetInputFilesAsync(changed),
            response =>
                response.Url.EndsWith("/workflow-definitions/import", StringComparison.Ordinal)
                && response.Status == 200
        );
        await Expect(
                designer
                    .Frame.Locator("textarea")
                    .Filter(new() { HasText = "导入的改动" })
                    .Or(designer.Frame.GetByText("导入的改动"))
                    .First
            )
            .ToBeAttachedAsync();

        await designer.OpenTabAsync("版本记录");
        var rows = designer.List.Rows;
        await Expect(rows).ToHaveCountAsync(2);
        await visitor.PhotographAsync("studio-versions", wholePage: false);
        await designer.List.ChooseAsync(rows.Last, "恢复到此版本");
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(designer.Message("第 1 版")).ToBeVisibleAsync();
        var versions = (await visitor.GetJsonAsync($"/api/console/v1/definitions/{id}/versions")).AsArray();
        ((string?)versions[0]!["hash"]).ShouldBe((string?)versions[2]!["hash"]);
        ((string?)versions[1]!["hash"]).ShouldNotBe((string?)versions[2]!["hash"]);
        await ShouldDeleteOldVersionsAsync(visitor, designer, id);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    /// <summary>A second version goes alone from its row's menu, then all others but the newest with one tick each.</summary>
    private static async Task ShouldDeleteOldVersionsAsync(Visitor visitor, Designer designer, string id)
    {
        var list = designer.List;
        await list.ChooseAsync(list.Rows.Nth(1), "删除");
        await list.ConfirmAsync();
        await Expect(list.Rows).ToHaveCountAsync(2);
        (await VersionsAsync(visitor, id)).ShouldBe([3, 1]);
        await list.ChooseAsync(list.Rows.Last, "恢复到此版本");
        await Expect(list.Rows).ToHaveCountAsync(3);

        await list.Rows.Nth(1).Locator("input[type=checkbox]").CheckAsync();
        await list.Rows.Nth(2).Locator("input[type=checkbox]").CheckAsync();
        await visitor.PhotographAsync("studio-versions-ticked", wholePage: false);
        await list.ChooseForTickedAsync("删除");
        await list.ConfirmAsync();
        await Expect(list.Rows).ToHaveCountAsync(1);
        (await VersionsAsync(visitor, id)).ShouldBe([4]);
    }

    private static async Task<IEnumerable<int>> VersionsAsync(Visitor visitor, string id) =>
        (await visitor.GetJsonAsync($"/api/console/v1/definitions/{id}/versions"))
            .AsArray()
            .Select(version => (int)version!["version"]!);

    private static async Task ImportAsync(Designer designer, params IReadOnlyList<FilePayload> files)
    {
        await designer.Frame.Locator(".mud-button-group-root .mud-menu button").Last.ClickAsync();
        var chooser = await designer.Frame.Page.RunAndWaitForFileChooserAsync(() =>
            designer.Frame.Locator(".mud-popover-open").GetByText("导入", new() { Exact = true }).ClickAsync()
        );
        await chooser.SetFilesAsync(files);
    }

    private static FilePayload FileOf(string name) =>
        Payload(name + ".json", Drafts.Definition("file-" + name, name).ToJsonString());

    private static FilePayload Payload(string name, string json) =>
        new()
        {
            Name = name,
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes(json),
        };

    private static FilePayload ArchiveOf(params IReadOnlyList<string> names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in names.Select(FileOf))
            {
                using var entry = archive.CreateEntry(file.Name).Open();
                entry.Write(file.Buffer);
            }
        }

        return new()
        {
            Name = "definitions.zip",
            MimeType = "application/zip",
            Buffer = stream.ToArray(),
        };
    }
}
