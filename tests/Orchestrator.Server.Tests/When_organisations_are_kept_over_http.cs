using System.Net.Http.Headers;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Tests.Support;

namespace Orchestrator.Server.Tests;

/// <summary>单位名录: kept by the title office of a jurisdiction, imported from a table, and named beside codes elsewhere.</summary>
public sealed class When_organisations_are_kept_over_http(OpenServer open)
{
    private const string Register = "/api/console/v1/organisations";
    private const string Heads = "类型|代码|名称|地区|上级代码|状态";

    [Fact]
    public async Task A_table_is_previewed_imported_listed_and_exported()
    {
        var file = TableFile.Of(
            Heads,
            "主管部门|D-HTTP|青溪市教育局|青溪市||",
            "用人单位|U-HTTP|青溪市第一中学|青溪市|D-HTTP|启用"
        );
        var preview = await SendAsync(open.Administrator, "/import/preview", file);
        preview.Status.ShouldBe(200, preview.Text);
        ((int)preview.Json!["added"]!).ShouldBe(2);
        (await open.Administrator.GetOkAsync(Register + "?search=HTTP"))["total"]!.GetValue<int>().ShouldBe(0);

        var wrong = await SendAsync(open.Administrator, "/import?preview=00", file);
        (wrong.Status, wrong.Problem).ShouldBe((409, "preview-outdated"), wrong.Text);
        var done = await SendAsync(open.Administrator, "/import?preview=" + (string)preview.Json["preview"]!, file);
        done.Status.ShouldBe(200, done.Text);

        var found = (await open.Administrator.GetOkAsync(Register + "?role=employer&search=青溪市第一"))[
            "items"
        ]!.AsArray();
        ((string)found.ShouldHaveSingleItem()!["superiorName"]!).ShouldBe("青溪市教育局");
        var log = (await open.Administrator.GetOkAsync("/api/console/v1/operator-log?kind=organisation"))["items"]!;
        ((string)log[0]!["what"]!).ShouldBe("导入单位名录");
        foreach (var path in new[] { "/export?search=HTTP", "/template" })
        {
            using var answer = await open.Administrator.Http.GetAsync(
                new Uri(Register + path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldEndWith(".xlsx");
            var table = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var again = await SendAsync(open.Administrator, "/import/preview", table);
            ((int)again.Json!["faultCount"]!).ShouldBe(0, again.Text);
        }
    }

    [Fact]
    public async Task A_title_office_of_a_city_reads_and_changes_its_own_alone()
    {
        var here = new
        {
            role = "office",
            code = "C-REACH-1",
            name = "此地评委会",
            jurisdiction = "青石市",
        };
        var there = new
        {
            role = "office",
            code = "C-REACH-2",
            name = "彼地评委会",
            jurisdiction = "白水市",
        };
        (await open.Administrator.PostAsync(Register, here)).Status.ShouldBe(201);
        (await open.Administrator.PostAsync(Register, there)).Status.ShouldBe(201);
        using var person = await SignInAsync("register-city", new { role = "titleOffice", jurisdiction = "青石市" });

        (await person.GetOkAsync(Register + "?search=REACH"))["items"]!
            .AsArray()
            .Select(one => (string?)one!["code"])
            .ShouldBe(["C-REACH-1"]);
        (await person.PutAsync(Register, there)).Status.ShouldBe(404);
        (await person.PutAsync(Register, here with { jurisdiction = "白水市" })).Status.ShouldBe(400);
        var changed = await person.PutAsync(Register, here with { name = "改名评委会" });
        changed.Status.ShouldBe(200, changed.Text);
        var taking = TableFile.Of(Heads, "评委会|C-REACH-2|夺来|青石市||");
        ((int)(await SendAsync(person, "/import/preview", taking)).Json!["faultCount"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("employer")]
    [InlineData("department")]
    [InlineData("office")]
    [InlineData("supervisor")]
    public async Task Nobody_else_reads_it(string role)
    {
        using var person = await SignInAsync("register-" + role, new { role, organisation = "U001" });
        foreach (var path in new[] { "", "/export", "/template" })
            (await person.GetAsync(Register + path)).Status.ShouldBe(403);
        (await SendAsync(person, "/import/preview", TableFile.Of(Heads))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_with_what_to_do()
    {
        var text = await SendAsync(open.Administrator, "/import/preview", "代码,名称"u8.ToArray());
        (text.Status, text.Problem).ShouldBe((400, "invalid-body"), text.Text);
        text.Detail.ShouldContain(".xlsx");
        var large = await SendAsync(open.Administrator, "/import/preview", new byte[5_000_001]);
        (large.Status, large.Problem).ShouldBe((413, "too-large"), large.Text);
    }

    [Fact]
    public async Task An_applications_employer_is_named_beside_its_code()
    {
        var employer = new
        {
            role = "employer",
            code = "U-NAMED",
            name = "天津市某某研究院",
            jurisdiction = "天津市",
        };
        (await open.Administrator.PostAsync(Register, employer)).Status.ShouldBe(201);
        var number = (await open.SubmitAsync("named-person", "U-NAMED")).Split('/')[^1];
        var applications = $"/api/console/v1/cycles/{open.Cycle}/applications";

        var row = (await open.Administrator.GetOkAsync(applications + "?search=" + number))["items"]![0]!;
        ((string)row["employerName"]!).ShouldBe("天津市某某研究院");
        var detail = await open.Administrator.GetOkAsync($"{applications}/{number}");
        ((string)detail["organisationNames"]!["employer"]!).ShouldBe("天津市某某研究院");
    }

    private async Task<ConsoleClient> SignInAsync(string name, object grant)
    {
        var added = await open.Administrator.PostAsync(
            "/api/console/v1/users",
            new
            {
                name,
                displayName = name,
                password = SignedIn.Password,
                grants = new[] { grant },
            }
        );
        added.Status.ShouldBe(201, added.Text);
        var client = new ConsoleClient(open.Address);
        (await client.PostAsync("/api/session", new { name, password = SignedIn.Password })).Status.ShouldBe(200);
        return client;
    }

    private static async Task<Answer> SendAsync(ConsoleClient client, string path, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Register + path)
        {
            Content = new ByteArrayContent(file)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
            },
        };
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request);
    }
}
