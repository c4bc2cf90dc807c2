using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests.Studio;

/// <summary>Drafts, versions, and the second pair of eyes.</summary>
public sealed class When_two_people_work_on_a_definition(OpenServer server)
{
    [Fact]
    public async Task The_second_save_is_refused_and_the_first_one_stands()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-two");
        using var second = await SignedIn.WithRolesAsync(server.Practice, "studio-second", ["titleOffice"]);
        var (one, other) = (new StudioClient(server.Administrator), new StudioClient(second));
        var (mine, theirs) = (await one.OpenAsync(id), await other.OpenAsync(id));
        mine["description"] = "一";
        theirs["description"] = "二";
        (await one.SaveAsync(mine)).Status.ShouldBe(200);

        var refused = await other.SaveAsync(theirs);
        refused.Status.ShouldBe(400);
        ((string?)refused.Json!["errors"]!["generalErrors"]![0]).ShouldNotBeNull().ShouldContain("admin");
        ((string?)(await one.OpenAsync(id))["description"]).ShouldBe("一");

        // A repeat of a save that arrived is no conflict.
        (await one.SaveAsync(mine)).Status.ShouldBe(200);
        var reopened = await other.OpenAsync(id);
        reopened["description"] = "三";
        (await other.SaveAsync(reopened)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_draft_is_published_by_somebody_who_saw_its_differences_and_had_no_hand_in_it()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-four-eyes");
        using var editor = await SignedIn.WithRolesAsync(server.Practice, "studio-editor", ["titleOffice"]);
        using var approver = await SignedIn.WithRolesAsync(server.Practice, "studio-approver", ["titleOffice"]);
        var path = $"/api/console/v1/definitions/{id}";
        (await approver.PostAsync(path + "/publication", new { })).Status.ShouldBe(200);

        var studio = new StudioClient(editor);
        var opened = await studio.OpenAsync(id);
        StudioClient.Activity(opened, "Publicize")["days"] = StudioClient.Literal("7");
        var submitted = await studio.SaveAsync(opened, publish: true);
        submitted.Status.ShouldBe(200, submitted.Text);
        ((bool)submitted.Json!["workflowDefinition"]!["isPublished"]!).ShouldBeFalse();
        StudioClient.Notice(submitted).ShouldContain("另一人");

        var changes = (await approver.GetOkAsync(path + "/changes")).AsObject();
        var change = changes["changes"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)change["partText"], (string?)change["before"], (string?)change["after"]).ShouldBe(
            ("公示工作日数", "5", "7")
        );
        ((bool)changes["mayApprove"]!).ShouldBeTrue();
        var seen = (string?)changes["revision"];
        (await editor.PostAsync(path + "/publication", new { revision = seen })).Problem.ShouldBe("second-person");

        // It changed after it was looked at.
        var again = await studio.OpenAsync(id);
        StudioClient.Activity(again, "Publicize")["days"] = StudioClient.Literal("8");
        (await studio.SaveAsync(again)).Status.ShouldBe(200);
        (await approver.PostAsync(path + "/publication", new { revision = seen })).Problem.ShouldBe("changed");
        var now = (string?)(await approver.GetOkAsync(path + "/changes"))["revision"];
        var published = await approver.PostAsync(path + "/publication", new { revision = now });
        ((int?)published.Json!["publishedVersion"]).ShouldBe(2, published.Text);
        var versions = (await approver.GetOkAsync(path + "/versions")).AsArray();
        versions.Count(version => (bool)version!["isPublished"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_floor_keeps_a_draft_from_being_saved_and_names_its_clause()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-floor");
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        StudioClient.Activity(opened, "Publicize")["days"] = StudioClient.Literal("4");
        var refused = await studio.SaveAsync(opened);
        refused.Status.ShouldBe(400);
        var finding = refused.Json!["findings"]!.AsArray().First(found => (string?)found!["severity"] == "error")!;
        ((string?)finding["clause"]).ShouldBe("TJ24-4.4-b");
        ((string?)finding["activityId"]).ShouldBe("Publicize");
        ((string?)finding["message"]).ShouldNotBeNull().ShouldContain("不少于5个工作日");
    }

    [Fact]
    public async Task An_unfinished_draft_is_saved_and_cannot_be_published()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-unfinished");
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        opened["root"]!["activities"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["id"] = "New1",
                    ["type"] = "TitleReview.Milestone",
                    ["version"] = 1,
                    ["name"] = "New1",
                }
            );
        var saved = await studio.SaveAsync(opened);
        saved.Status.ShouldBe(200, saved.Text);
        saved.Json!["findings"]!
            .AsArray()
            .ShouldContain(finding =>
                (string?)finding!["activityId"] == "New1" && (string?)finding["severity"] == "error"
            );
        (await studio.SaveAsync(await studio.OpenAsync(id), publish: true)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Versions_are_retracted_and_restored_and_drafts_deleted_but_never_one_that_was_in_force()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-versions");
        using var approver = await SignedIn.WithRolesAsync(
            server.Practice,
            "studio-versions-approver",
            ["titleOffice"]
        );
        (await approver.PostAsync($"/api/console/v1/definitions/{id}/publication", new { })).Status.ShouldBe(200);
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        opened["description"] = "改过";
        (await studio.SaveAsync(opened)).Status.ShouldBe(200);

        var reverted = await studio.CallAsync(HttpMethod.Post, $"/elsa/api/workflow-definitions/{id}/revert/1", []);
        ((int?)reverted.Json!["version"]).ShouldBe(3);
        ((string?)(await studio.OpenAsync(id))["description"]).ShouldNotBe("改过");

        (await studio.CallAsync(HttpMethod.Post, $"/elsa/api/workflow-definitions/{id}/retract", [])).Status.ShouldBe(
            200
        );
        (await VersionsAsync(id)).ShouldAllBe(version => !(bool)version!["isPublished"]!);

        // It is not in force any more, and nothing ever ran it: one person alone still cannot make it disappear.
        var kept = await studio.CallAsync(HttpMethod.Delete, $"/elsa/api/workflow-definitions/{id}");
        kept.Status.ShouldBe(204);
        StudioClient.Notice(kept).ShouldContain("曾经发布的版本");
        (await VersionsAsync(id)).Count.ShouldBe(3);
        var stored = (await server.Administrator.GetOkAsync($"/elsa/api/workflow-definitions?DefinitionIds={id}"))[
            "items"
        ]!.AsArray();
        var deleted = await server.Administrator.PostAsync(
            "/elsa/api/bulk-actions/delete/workflow-definitions/by-id",
            new { ids = stored.Select(version => (string?)version!["id"]) }
        );
        ((int?)deleted.Json!["deleted"]).ShouldBe(2, deleted.Text);
        (await VersionsAsync(id)).Select(version => (int)version!["version"]!).ShouldBe([1]);
    }

    [Fact]
    public async Task A_definition_that_was_never_published_is_deleted()
    {
        var id = await StudioClient.ImportCopyAsync(
            server.Administrator,
            "tianjin-2024.json",
            "studio-never-published"
        );
        var deleted = await server.Administrator.PostAsync(
            "/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id",
            new { definitionIds = new[] { id } }
        );
        ((int?)deleted.Json!["deleted"]).ShouldBe(1);
        (await server.Administrator.GetAsync($"/api/console/v1/definitions/{id}/versions")).Status.ShouldBe(404);
    }

    // Studio sends its files one by one; the endpoint for several is for others.
    [Fact]
    public async Task Several_files_come_in_with_one_request_and_what_is_wrong_is_named()
    {
        using var form = new MultipartFormDataContent();
        foreach (
            var (id, activity) in ((string, string)[])
                [
                    ("several-a", When_Studio_runs_and_watches.Wait),
                    (
                        "several-b",
                        When_Studio_runs_and_watches.Wait.Replace(
                            "Elsa.Event",
                            "Elsa.Nonsense",
                            StringComparison.Ordinal
                        )
                    ),
                ]
        )
        {
            var definition = When_definitions_pass_through_Studio.New(id, activity);
            definition["definitionId"] = id;
            form.Add(new StringContent(definition.ToJsonString()), "files", id + ".json");
        }

        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/elsa/api/workflow-definitions/import-files", UriKind.Relative)
        )
        {
            Content = form,
        };
        var answer = await server.Administrator.SendAsync(request);
        ((int?)answer.Json!["count"]).ShouldBe(1, answer.Text);
        StudioClient.Notice(answer).ShouldContain("several-b.json");
        (await server.Administrator.GetAsync("/api/console/v1/definitions/several-a/versions")).Status.ShouldBe(200);
        (await server.Administrator.GetAsync("/api/console/v1/definitions/several-b/versions")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task All_definitions_travel_in_one_archive()
    {
        using var response = await server.Administrator.Http.GetAsync(
            new Uri("/api/console/v1/definitions/archive", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var zip = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var content = new ByteArrayContent(zip);
        content.Headers.ContentType = new("application/zip");
        using var imported = await server.Administrator.Http.PostAsync(
            new Uri("/api/console/v1/definitions/archive", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        var answers = JsonNode
            .Parse(await imported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!
            .AsArray();
        answers.ShouldNotBeEmpty();
        // Other tests' drafts travel too, and what is wrong with one of them is said in its own answer.
        answers
            .Any(answer => (string?)answer!["definition"]?["id"] == "tianjin-2024" && (bool)answer["imported"]!)
            .ShouldBeTrue(answers.ToJsonString());
    }

    private async Task<JsonArray> VersionsAsync(string id) =>
        (await server.Administrator.GetOkAsync($"/api/console/v1/definitions/{id}/versions")).AsArray();
}
