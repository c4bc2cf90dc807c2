using System.Text.RegularExpressions;
using Orchestrator.Cases.Reminders;

namespace Orchestrator.Cases.Tests.Reminders;

public sealed class When_texts_are_kept
{
    private static readonly string[] TaskPlaces =
    [
        "title",
        "n",
        "m",
        "due",
        "rest",
        "left",
        "over",
        "over2",
        "who",
        "role",
        "provisional",
        "code",
    ];

    public static TheoryData<string> Codes => [.. ReminderTexts.Templates.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Both_languages_name_the_same_places(string code)
    {
        var template = ReminderTexts.Templates[code];
        Places(template.English).ShouldBe(Places(template.Chinese), ignoreOrder: true);
        Places(template.Chinese).ShouldBe(template.Places, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Legal_dates_and_suggested_ones_are_never_mixed(string code)
    {
        var template = ReminderTexts.Templates[code];
        if (template.Kind == "statutory")
        {
            template.Chinese.ShouldContain("截止时间");
            template.Chinese.ShouldNotContain("建议完成时间");
        }
        else if (template.Kind == "internal")
        {
            template.Chinese.ShouldContain("建议完成时间");
            template.Chinese.ShouldNotContain("截止");
            template.English.ShouldNotContain("deadline");
        }
        else
        {
            template.Kind.ShouldBe("notice");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Words_for_tasks_name_only_what_a_task_has(string code)
    {
        var template = ReminderTexts.Templates[code];
        if (template.Kind != "notice")
        {
            template.Places.Except(TaskPlaces).ShouldBeEmpty();
            template.Places.ShouldContain("due");
        }

        template.Version.ShouldMatch("^[1-9][0-9]*$");
        template.Code.ShouldMatch("^[A-GZ]-[0-9]{2}$");
        foreach (var hidden in new[] { "idNumber", "expert", "experts", "votes", "name" })
        {
            template.Places.ShouldNotContain(hidden, "no identity numbers, expert names, results or names of others");
        }
    }

    [Fact]
    public void Every_phrase_has_both_languages_with_the_same_places()
    {
        foreach (var (name, chinese, english) in ReminderTexts.AllPhrases)
        {
            chinese.ShouldNotBeNullOrWhiteSpace(name);
            Places(english).ShouldBe(Places(chinese), ignoreOrder: true, customMessage: name);
        }
    }

    [Theory]
    [InlineData(ReminderLanguage.Chinese)]
    [InlineData(ReminderLanguage.English)]
    public void No_place_is_left_open_in_a_digest(ReminderLanguage language)
    {
        foreach (var (hour, tasks) in Occasions())
        {
            foreach (var digest in Given.Plan("2024-11-04", hour, tasks).Digests)
            {
                var text = DigestWriter.Write(digest, digest.Slot.At, "https://x", language);
                (text.Subject + text.Body).ShouldNotContain("{");
                text.Body.ShouldNotContain(ReminderTexts.AllPhrases.Single(phrase => phrase.Name == "unknown").Chinese);
                text.Body.ShouldNotContain("see the system)");
            }
        }
    }

    private static IEnumerable<(ReminderHour Hour, ReminderTask[] Tasks)> Occasions()
    {
        foreach (var role in new[] { "employer", "department", "tradeDepartment", "office", "titleOffice" })
        {
            foreach (var perApplication in new[] { true, false })
            {
                foreach (
                    var kind in new[]
                    {
                        Workflows.Runtime.DeadlineKind.Statutory,
                        Workflows.Runtime.DeadlineKind.Internal,
                    }
                )
                {
                    var organisation = role switch
                    {
                        "employer" => "E1",
                        "department" => "D1",
                        "office" => "O1",
                        _ => null,
                    };
                    var ahead = new[] { "2024-11-05", "2024-11-09", "2024-11-10" }.Select(due =>
                        Given.Task(role, organisation, due, kind, 2, perApplication) with
                        {
                            Provisional = true,
                        }
                    );
                    var missed = new[] { "2024-11-01", "2024-10-30" }.Select(due =>
                        Given.Task(role, organisation, due, kind, 2, perApplication) with
                        {
                            State = TaskState.Missed,
                            StillDoable = true,
                            DecidedAt = Given.Midnight(due),
                        }
                    );
                    yield return (ReminderHour.Morning, [.. ahead, .. missed]);
                    yield return (
                        ReminderHour.LastDay,
                        [Given.Task(role, organisation, "2024-11-04", kind, 2, perApplication)]
                    );
                    yield return (
                        ReminderHour.LastCall,
                        [Given.Task(role, organisation, "2024-11-04", kind, 2, perApplication)]
                    );
                }
            }
        }
    }

    private static List<string> Places(string text) =>
        [
            .. Regex
                .Matches(text, @"\{(?<name>\w+)\}", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["name"].Value)
                .Distinct(),
        ];
}
