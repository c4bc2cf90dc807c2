using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Portals.Pictures;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_something_is_too_large(OpenServer open)
{
    [Fact]
    public void A_picture_is_one_that_can_be_read_to_its_end()
    {
        foreach (
            var (kind, picture) in new[]
            {
                ("image/png", Pictures.Png(9, 7)),
                ("image/jpeg", Pictures.Jpeg()),
                ("image/webp", Pictures.Webp()),
            }
        )
        {
            Picture.KindOf(picture).ShouldBe(kind);
            for (var length = 0; length < picture.Length; length++)
                Picture.KindOf(picture.AsMemory(0, length)).ShouldBeNull($"{kind}, the first {length} bytes");
            Picture.KindOf((byte[])[.. picture.Take(9)]).ShouldBeNull("nine bytes are no picture");
        }

        var png = Pictures.Png(9, 7);
        for (var at = 0; at < png.Length; at++)
        {
            var bent = (byte[])png.Clone();
            bent[at] ^= 0x40;
            Picture.KindOf(bent).ShouldBeNull($"PNG with byte {at} changed");
        }
    }

    [Fact]
    public void A_picture_holds_as_many_pixels_as_it_says_and_no_more_than_people_photograph()
    {
        Picture.KindOf(Pictures.PngOf(9, 7, new byte[70])).ShouldBe("image/png");
        Picture.KindOf(Pictures.PngOf(9, 7, new byte[69])).ShouldBeNull("a pixel too few");
        Picture.KindOf(Pictures.PngOf(9, 7, new byte[5_000_000])).ShouldBeNull("five megabytes behind sixty pixels");
        Picture
            .KindOf(Pictures.PngOf(30_000, 30_000, new byte[10]))
            .ShouldBeNull("more pixels than anybody photographs");
        Picture.KindOf(Pictures.PngOf(0, 7, new byte[7])).ShouldBeNull();
        Picture.KindOf(Pictures.PngOf(-1, 7, new byte[7])).ShouldBeNull();
    }

    [Fact]
    public async Task Pictures_have_their_permission_and_are_read()
    {
        var path = $"/api/portal/v1/evidence?subject=cycles/{open.Cycle}";
        using var mayNot = await open.Practice.AddPortalAsync("no-pictures", events: ["application.submitted"]);
        (await mayNot.PostAsync(path, Pictures.Png(2, 2), "image/png")).Problem.ShouldBe("event-not-permitted");
        using var may = await open.Practice.AddPortalAsync("pictures", events: ["evidence.uploaded"]);
        (await may.PostAsync(path, Pictures.Png(2, 2), "image/png")).Status.ShouldBe(201);
        (await may.PostAsync(path, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png")).Problem.ShouldBe(
            "not-an-image"
        );
        (await may.PostAsync(path, Pictures.Jpeg(), "image/png")).Problem.ShouldBe("not-an-image");
        (await may.PostAsync(path, Pictures.Jpeg(), "image/jpeg")).Status.ShouldBe(201);
        (await may.PostAsync(path, Pictures.Webp(), "image/webp")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task An_organisation_has_so_much_room_for_pictures()
    {
        var mine = await open.SubmitAsync("room-1", employer: "E-room");
        var others = await open.SubmitAsync("room-2", employer: "E-other");
        string Path(string subject) => $"/api/portal/v1/evidence?subject={subject}";
        Answer? full = null;
        for (var number = 0; number < 60 && full is null; number++)
        {
            // Noise does not pack: about five megabytes each.
            var rows = new byte[2_200 * 2_301];
            new Random(number).NextBytes(rows);
            for (var row = 0; row < 2_200; row++)
                rows[row * 2_301] = 0;
            var answer = await open.Portal.PostAsync(Path(mine), Pictures.PngOf(2_300, 2_200, rows), "image/png");
            if (answer.Status != 201)
                full = answer;
        }

        full.ShouldNotBeNull().Problem.ShouldBe("evidence-quota");
        (await open.Portal.PostAsync(Path(others), Pictures.Png(3, 3), "image/png")).Status.ShouldBe(
            201,
            "another organisation has its own room"
        );
    }

    [Fact]
    public async Task An_archive_is_measured_while_it_is_unpacked()
    {
        foreach (
            var (bomb, why) in new[]
            {
                (Zip(("a.json", new string(' ', 900_000) + "{}")), "the ratio"),
                (Zip(("a.json", new string(' ', 3_000_000))), "the size of one"),
                (Zip([.. Enumerable.Range(0, 201).Select(number => ($"{number}.json", "{}"))]), "the number"),
                (Zip([.. Enumerable.Range(0, 2_100).Select(number => ($"{number}.txt", ""))]), "the number of entries"),
            }
        )
        {
            using var content = new ByteArrayContent(bomb);
            content.Headers.ContentType = new(DefinitionExport.ArchiveType);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/console/v1/definitions/archive")
            {
                Content = content,
            };
            (await open.Administrator.SendAsync(request)).Status.ShouldBe(400, why);
        }
    }

    [Fact]
    public async Task Findings_are_counted_when_they_are_too_many_to_list()
    {
        var activities = string.Join(
            ',',
            Enumerable
                .Range(0, 3_000)
                .Select(number => $$"""{"id":"a{{number}}","type":"No.Such{{number}}","version":1}""")
        );
        var answer = await open.Administrator.PostAsync(
            "/api/console/v1/definitions",
            JsonNode.Parse(
                $$$"""{"id":"many-v1","definitionId":"many","name":"many","version":1,"root":{"id":"s","type":"Elsa.Sequence","version":1,"activities":[{{{activities}}}]}}"""
            )!
        );
        var findings = answer.Json!["findings"]!.AsArray();
        findings.Count.ShouldBe(201);
        ((string)findings[^1]!["code"]!, (string)findings[^1]!["severity"]!).ShouldBe(("more-findings", "error"));
        ((string)findings[^1]!["messageEn"]!).ShouldContain("2800 more");
    }

    [Fact]
    public async Task A_definition_longer_than_anybody_draws_is_refused()
    {
        var answer = await open.Administrator.PostAsync(
            "/api/console/v1/definitions",
            new
            {
                id = "long-v1",
                definitionId = "long",
                name = "long",
                description = new string('x', 1_100_000),
            }
        );
        ((string)answer.Json!["findings"]![0]!["messageEn"]!).ShouldContain("characters; at most");
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }
}
