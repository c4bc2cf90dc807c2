using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Notices;

public class NoticeTests
{
    private static JsonObject File(string name = "xianning-2024") =>
        JsonNode
            .Parse(System.IO.File.ReadAllText(Path.Combine(Definitions.Folder, "notices", name + ".json")))!
            .AsObject();

    private static NoticeFinding Refused(Action<JsonObject> change)
    {
        var file = File();
        change(file);
        var reading = NoticeFileReader.Read(file);
        reading.Notice.ShouldBeNull();
        var finding = reading.Findings.ShouldHaveSingleItem();
        finding.IsError.ShouldBeTrue();
        finding.Chinese.ShouldStartWith(finding.Path);
        finding.English.ShouldStartWith(finding.Path);
        return finding;
    }

    private static JsonObject Clause(JsonObject file, int at) => file["clauses"]![at]!.AsObject();

    [Theory]
    [InlineData("TJ24", "tianjin-2024", 93, "天津市")]
    [InlineData("TJ23", "tianjin-quality-2023", 51, "天津市")]
    [InlineData("YC24", "yuncheng-2024", 41, "运城市")]
    [InlineData("LZ24", "liuzhou-2024", 118, "柳州市")]
    [InlineData("XN24", "xianning-2024", 98, "咸宁市")]
    public void The_shipped_notices_quote_their_texts_to_the_letter(string id, string file, int clauses, string city)
    {
        var reading = NoticeFileReader.Read(File(file));

        reading.Findings.ShouldBeEmpty();
        reading.Notice!.Id.ShouldBe(id);
        reading.Notice.Clauses.Count.ShouldBe(clauses);
        reading.Notice.Jurisdiction.ShouldBe(city);
        reading.Notice.TextHash.ShouldBe(NoticeChecks.HashOf(reading.Notice.Text!));
    }

    [Fact]
    public void A_clause_is_found_in_its_notice_and_national_rules_are_always_there()
    {
        Definitions.Notices.Find("TJ24-4.2-i")!.Sentence.ShouldBe("在线审核提交工作应于11月1日（星期五）前完成");
        Definitions
            .Notices.Notice("XN24")!
            .FullTitle.ShouldBe("关于做好2024年度全市职称评审工作的通知（咸职改办〔2024〕12号）");
        NoticeBook.National.All.ShouldAllBe(notice => notice.IsNational);
        NoticeBook.National.Find("RS40-resultPublicity").ShouldNotBeNull();
        NoticeBook.National.Find("TJ24-4.2-i").ShouldBeNull();
    }

    /// <summary>No clause, title or floor of a city is compiled in.</summary>
    [Fact]
    public void Nothing_of_a_city_travels_inside_the_program() =>
        typeof(OfficialNotice)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.Contains("otices", StringComparison.Ordinal)
                || name.Contains("clause", StringComparison.OrdinalIgnoreCase)
            )
            .ShouldAllBe(name => name.Contains(".national-", StringComparison.Ordinal));

    [Fact]
    public void Both_publicities_have_the_same_national_minimum()
    {
        NationalNotices
            .FloorOf(FloorSubjects.EmployerPublicity)!
            .Value.Floor.Minimum.ShouldBe(FloorCatalogue.Publicity.Minimum);
        NationalNotices
            .FloorOf(FloorSubjects.ResultPublicity)!
            .Value.Floor.Minimum.ShouldBe(FloorCatalogue.Publicity.Minimum);
        FloorCatalogue.Publicity.Basis.ShouldBe("《职称评审管理暂行规定》（人社部令第40号）");
    }

    [Fact]
    public void Two_clauses_of_one_id_are_one_finding_that_names_both_places()
    {
        var finding = Refused(file => Clause(file, 5)["id"] = Clause(file, 2)["id"]!.GetValue<string>());

        (finding.Code, finding.Path, finding.Clause).ShouldBe(("notice-clause-twice", "$.clauses[5].id", "XN24-0-c"));
        finding.Chinese.ShouldContain("$.clauses[2]");
    }

    [Fact]
    public void A_sentence_that_the_text_does_not_have_is_refused()
    {
        var finding = Refused(file => Clause(file, 7)["sentence"] = "申报人应于8月14日前提交");

        (finding.Code, finding.Path).ShouldBe(("notice-sentence", "$.clauses[7].sentence"));
        finding.Chinese.ShouldContain("申报人应于8月14日前提交");
    }

    [Fact]
    public void A_text_that_was_changed_no_longer_has_its_hash() =>
        Refused(file => file["text"] = file["text"]!.GetValue<string>() + "（补充）").Code.ShouldBe("notice-text-hash");

    [Fact]
    public void A_floor_below_a_national_one_is_refused_and_a_stricter_one_taken()
    {
        JsonObject Floor(JsonObject file) =>
            file["floors"]!.AsArray().Select(floor => floor!.AsObject()).First(floor => floor["subject"] is not null);

        var finding = Refused(file => Floor(file)["minimum"] = 3);
        (finding.Code, finding.Path).ShouldBe(("notice-floor", "$.floors[0].minimum"));
        finding.Chinese.ShouldContain("人社部令第40号");

        var stricter = File();
        Floor(stricter)["minimum"] = 7;
        NoticeFileReader.Read(stricter).Notice!.Floors[0].Minimum.ShouldBe(7);
    }

    [Fact]
    public void A_floor_in_other_units_or_of_no_clause_is_refused()
    {
        Refused(file => file["floors"]![0]!["unit"] = "days").Code.ShouldBe("notice-floor-unit");
        Refused(file => file["floors"]![0]!["clause"] = "XN24-9.9-z").Code.ShouldBe("notice-floor-clause");
    }

    [Fact]
    public void Each_member_is_read_strictly_and_told_by_its_place()
    {
        Refused(file => file.Remove("title")).Path.ShouldBe("$.title");
        Refused(file => file["id"] = "咸宁").Path.ShouldBe("$.id");
        Refused(file => file["issued"] = "4月22日").Chinese.ShouldContain("2024-06-25");
        Refused(file => file["scope"] = "world").Chinese.ShouldContain("national、city");
        Refused(file => Clause(file, 3).Remove("section")).Path.ShouldBe("$.clauses[3].section");
        Refused(file => Clause(file, 3)["kind"] = "date").Chinese.ShouldContain("deadline");
        Refused(file => file["clauses"] = "none").Path.ShouldBe("$.clauses");
        NoticeFileReader.Read("{").Findings.ShouldHaveSingleItem().Code.ShouldBe("notice-json");
        NoticeFileReader.Read("[]").Findings.ShouldHaveSingleItem().Code.ShouldBe("notice-json");
        NoticeFileReader.Read("""{"id":"A","id":"B"}""").Notice.ShouldBeNull();
    }

    [Fact]
    public void Without_its_text_a_notice_is_taken_with_a_warning()
    {
        var file = File();
        file.Remove("text");
        var reading = NoticeFileReader.Read(file);

        reading.Notice.ShouldNotBeNull();
        reading.Findings.ShouldHaveSingleItem().IsError.ShouldBeFalse();
        NoticeFileReader.Read(file, File()["text"]!.GetValue<string>()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_clause_id_of_another_notice_cannot_be_taken()
    {
        var file = File();
        file["id"] = "XX24";
        var clashes = Definitions.Notices.Clashes(NoticeFileReader.Read(file).Notice!).ToList();

        clashes.Count.ShouldBe(98);
        clashes[0].Chinese.ShouldContain("XN24");
        Definitions.Notices.Clashes(Definitions.Notices.Notice("XN24")!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("national")]
    [InlineData("city")]
    public void No_notice_takes_the_place_of_a_national_one(string scope)
    {
        var national = Definitions.Notices.Notice(NoticeBook.National.All[0].Id)!;
        var file = File();
        file["id"] = national.Id;
        file["scope"] = scope;
        foreach (var clause in file["clauses"]!.AsArray())
            clause!["id"] = national.Id + "-" + ((string)clause["id"]!).Split('-', 2)[1];
        foreach (var floor in file["floors"]!.AsArray())
            floor!["clause"] = national.Id + "-" + ((string)floor["clause"]!).Split('-', 2)[1];
        var notice = NoticeFileReader.Read(file).Notice!;

        var finding = Definitions.Notices.Clashes(notice).First();
        (finding.Code, finding.Path).ShouldBe(("notice-national", "$.id"));
        finding.Chinese.ShouldContain(national.Citation);
        var book = Definitions.Notices.With(notice);
        book.Notice(national.Id).ShouldBe(national);
        book.FloorOf(FloorSubjects.ResultPublicity, notice: null)!.Minimum.ShouldBe(5);
    }

    [Theory]
    [InlineData("national-order-40")]
    [InlineData("national-supervision-2024")]
    public void The_file_of_a_national_notice_may_lie_among_the_others_unchanged(string name)
    {
        Definitions.Notices.Clashes(NoticeFileReader.Read(File(name)).Notice!).ShouldBeEmpty();

        var changed = File(name);
        changed["title"] = "另一规定";
        Definitions.Notices.Clashes(NoticeFileReader.Read(changed).Notice!).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_imported_national_notice_is_followed_by_its_own_next_version_alone()
    {
        var file = File();
        file["scope"] = "national";
        var first = NoticeFileReader.Read(file).Notice!;
        var book = NoticeBook.National.With(first);
        file["title"] = "修订";
        var second = NoticeFileReader.Read(file).Notice!;
        file["scope"] = "city";
        var city = NoticeFileReader.Read(file).Notice!;

        book.Clashes(second).ShouldBeEmpty();
        book.With(second).Notice(first.Id)!.Title.ShouldBe("修订");
        book.Clashes(city).ShouldHaveSingleItem().Code.ShouldBe("notice-national");
    }
}
