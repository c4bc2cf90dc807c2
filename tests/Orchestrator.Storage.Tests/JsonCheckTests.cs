using System.Text;
using System.Text.RegularExpressions;
using Orchestrator.Storage.Texts;

namespace Orchestrator.Storage.Tests;

public class JsonCheckTests
{
    [Theory]
    [InlineData("""{"a":"x","b":[1,{"c":null}]}""", null)]
    [InlineData("""{"a":"\ud83d\ude00"}""", null)]
    [InlineData("""{"a":{"b":1},"c":{"b":1}}""", null)]
    [InlineData("""[]""", null)]
    [InlineData("""{"a":[{"b":"x\u0000y"}]}""", "$.a[0].b")]
    [InlineData("""{"a":"\ud800"}""", "$.a")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "$.a")]
    [InlineData("""{"\ud800":1}""", "$")]
    [InlineData("""{"a\u0000":1}""", "$")]
    [InlineData("""{"a":1,"b":{"c":1,"c":2}}""", "$.b.c")]
    [InlineData("""{"a":1,"\u0061":2}""", "$.a")]
    [InlineData("""{"a":[1,1e400]}""", "$.a[1]")]
    [InlineData("""{"a":-1e999}""", "$.a")]
    [InlineData("""{"a":1""", "$.a")]
    [InlineData("""{"a":1} x""", "$")]
    [InlineData("", "$")]
    public void What_cannot_be_stored_or_means_two_things_is_named_with_its_path(string json, string? path) =>
        (JsonCheck.Find(Encoding.UTF8.GetBytes(json), 64)?.Path).ShouldBe(path);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(10_000, false)]
    public void Depth_has_a_bound(int levels, bool fits) =>
        (
            JsonCheck.Find(Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels)), 64) is null
        ).ShouldBe(fits);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused() =>
        JsonCheck.Find([(byte)'"', 0xC3, 0x28, (byte)'"'], 64).ShouldNotBeNull();

    [Theory]
    [InlineData("", -1)]
    [InlineData(@"申报\ud83d\ude00", -1)]
    [InlineData(@"a\0b", 1)]
    [InlineData(@"ab\ud800", 2)]
    [InlineData(@"\ud83d\ude00\ude00", 2)]
    [InlineData(@"\ud800\0", 0)]
    public void The_first_character_that_cannot_be_stored_is_found(string escaped, int place)
    {
        // Half a pair cannot stand in an attribute: it would be replaced there.
        var text = Regex.Unescape(escaped);
        StoredText.FindUnstorable(text).ShouldBe(place);
        StoredText.FindUnstorable(StoredText.Mend(text)).ShouldBe(-1);
        StoredText.Mend(text, 1).Length.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_text_is_cut_without_leaving_half_a_character() =>
        StoredText.Mend("a\ud83d\ude00", 2).ShouldBe("a\uFFFD");
}
