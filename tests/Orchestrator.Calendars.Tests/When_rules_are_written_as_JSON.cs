using System.Text.Json;

namespace Orchestrator.Calendars.Tests;

public class When_rules_are_written_as_JSON
{
    [Theory]
    [InlineData("""{"kind":"fixed","date":"2024-09-25","weekday":"Wednesday"}""")]
    [InlineData(
        """{"kind":"fixed","date":"2024-05-15","inclusive":false,"timeOfDay":"17:30","roll":"next","region":"cn-gx"}"""
    )]
    [InlineData("""{"kind":"fixed","date":"2024-05-15","timeOfDay":"23:59:59"}""")]
    [InlineData("""{"kind":"monthEnd","year":2024,"month":12}""")]
    [InlineData("""{"kind":"tenDayPeriod","year":2024,"month":5,"period":"second","reading":"middle"}""")]
    [InlineData("""{"kind":"beforeMonth","year":2024,"month":10,"reading":"lenient"}""")]
    [InlineData("""{"kind":"on","anchor":"cutoff"}""")]
    [InlineData("""{"kind":"before","anchor":"meeting","amount":7,"unit":"days","clearDays":true}""")]
    [InlineData("""{"kind":"after","anchor":"reviewEnd","amount":3,"unit":"workingDays","countTriggerDay":true}""")]
    [InlineData("""{"kind":"withinBefore","anchor":"meeting","workingDays":5,"reading":"atLeast"}""")]
    [InlineData("""{"kind":"publicity","anchor":"posted","workingDays":5,"countPostingDay":true}""")]
    public void They_read_back_the_same(string json)
    {
        var rule = Given.Rule(json);
        DateRuleJson.Write(rule).ShouldBe(json);
        JsonSerializer.Serialize(rule).ShouldBe(json);
        JsonSerializer.Deserialize<DateRule>(json).ShouldBe(rule);
    }

    [Theory]
    [InlineData("""{"kind":"fixed"}""", "$.date", CalendarErrorCodes.Missing)]
    [InlineData("""{"kind":"fixed","date":"2024-02-30"}""", "$.date", CalendarErrorCodes.BadJson)]
    [InlineData("""{"kind":"fixed","date":"2024-09-25","weekday":"Wed"}""", "$.weekday", CalendarErrorCodes.NotAllowed)]
    [InlineData("""{"kind":"fixed","date":"2024-09-25","inclusive":"no"}""", "$.inclusive", CalendarErrorCodes.BadJson)]
    [InlineData("""{"kind":"fixed","date":"2024-09-25","colour":"red"}""", "$.colour", CalendarErrorCodes.UnknownField)]
    [InlineData(
        """{"kind":"fixed","date":"2024-09-25","timeOfDay":"25:00"}""",
        "$.timeOfDay",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"fixed","date":"2024-09-25","timeOfDay":"24:01"}""",
        "$.timeOfDay",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"fixed","date":"2024-09-25","timeOfDay":"24:00:01"}""",
        "$.timeOfDay",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"fixed","date":"2024-09-25","timeOfDay":"17:30:60"}""",
        "$.timeOfDay",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"fixed","date":"2024-09-25","timeOfDay":"17:30:5"}""",
        "$.timeOfDay",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData("""{"kind":"fixed","date":"2024-09-25","roll":"forward"}""", "$.roll", CalendarErrorCodes.NotAllowed)]
    [InlineData("""{"kind":"fixed","date":"2024-09-25","region":"../cn"}""", "$.region", CalendarErrorCodes.NotAllowed)]
    [InlineData("""{"kind":"monthEnd","year":2024,"month":13}""", "$.month", CalendarErrorCodes.NotAllowed)]
    [InlineData(
        """{"kind":"tenDayPeriod","year":2024,"month":7,"period":"first","reading":"middle"}""",
        "$.reading",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"before","anchor":"m","amount":0,"unit":"days"}""",
        "$.amount",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"before","anchor":"m","amount":2.5,"unit":"days"}""",
        "$.amount",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"before","anchor":"m","amount":2,"unit":"workingDays","clearDays":true}""",
        "$.clearDays",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"after","anchor":"m","amount":99999999999,"unit":"days"}""",
        "$.amount",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData("""{"kind":"after","amount":2,"unit":"days"}""", "$.anchor", CalendarErrorCodes.Missing)]
    [InlineData(
        """{"kind":"publicity","anchor":"p","workingDays":5,"timeOfDay":"17:30"}""",
        "$.kind",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData(
        """{"kind":"publicity","anchor":"p","workingDays":5,"roll":"next"}""",
        "$.kind",
        CalendarErrorCodes.NotAllowed
    )]
    [InlineData("""{"kind":"someday"}""", "$.kind", CalendarErrorCodes.NotAllowed)]
    [InlineData("""{}""", "$.kind", CalendarErrorCodes.Missing)]
    [InlineData("""[]""", "$", CalendarErrorCodes.BadJson)]
    [InlineData("""{"kind":"on","kind":"on","anchor":"a"}""", "$", CalendarErrorCodes.BadJson)]
    [InlineData("nonsense", "$", CalendarErrorCodes.BadJson)]
    public void A_bad_rule_says_where_and_what(string json, string path, string code)
    {
        var error = DateRuleJson.Read(json).Errors[0];
        (error.Path, error.Code).ShouldBe((path, code));
        error.Message.Chinese.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"on","anchor":"\ud800"}""")]
    [InlineData("""{"kind":"\ud800"}""")]
    [InlineData("""{"kind":"on","anchor":"a","\ud800":1}""")]
    [InlineData("""{"kind":"fixed","date":"\udc00","roll":"\ud800"}""")]
    public void Broken_characters_are_refused_and_not_thrown(string json)
    {
        DateRuleJson.Read(json).IsSuccess.ShouldBeFalse();
        CalendarImport.Read(json, new()).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public void A_text_that_is_no_Unicode_is_refused_and_not_thrown() =>
        DateRuleJson.Read("{\"kind\":\"" + (char)0xD800 + "\"}").IsSuccess.ShouldBeFalse();

    [Fact]
    public void Allowed_values_are_named() =>
        DateRuleJson
            .Read("""{"kind":"before","anchor":"m","amount":2,"unit":"weeks"}""")
            .Errors.ShouldHaveSingleItem()
            .Message.Chinese.ShouldBe("取值不在允许范围内，可用：days, workingDays, months。");

    [Fact]
    public void All_errors_come_at_once_with_the_path_of_the_document()
    {
        using var document = JsonDocument.Parse("""{"kind":"after","amount":0,"unit":"x","more":1}""");
        DateRuleJson
            .Read(document.RootElement, "$.activities[3].due")
            .Errors.Select(error => error.Path)
            .ShouldBe([
                "$.activities[3].due.unit",
                "$.activities[3].due.anchor",
                "$.activities[3].due.amount",
                "$.activities[3].due.more",
            ]);
    }

    [Fact]
    public void A_serializer_refuses_a_bad_rule_with_its_own_exception() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DateRule>("""{"kind":"fixed"}"""));

    [Theory]
    [InlineData("\"2024-11-01\"")]
    [InlineData("\"2024年11月1日\"")]
    [InlineData("\" 2024年11月01日 \"")]
    public void A_day_typed_alone_is_that_day(string written)
    {
        using var document = System.Text.Json.JsonDocument.Parse(written);

        var rule = DateRuleJson.Read(document.RootElement).Value.ShouldBeOfType<FixedDateRule>();

        (Given.Iso(rule.Date), rule.Inclusive).ShouldBe(("2024-11-01", true));
    }

    [Theory]
    [InlineData("\"11月上旬\"")]
    [InlineData("\"2024-11-31\"")]
    [InlineData("\"\"")]
    public void Any_other_text_is_answered_in_Chinese_with_how_to_write_it(string written)
    {
        using var document = System.Text.Json.JsonDocument.Parse(written);

        DateRuleJson
            .Read(document.RootElement)
            .Errors.ShouldHaveSingleItem()
            .Message.Chinese.ShouldContain("请写成2024-11-01");
    }
}
