using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>Ordinary stretches of a year, so that a test says only what is special in it.</summary>
internal static class Steps
{
    private const string Secret = "office secret";

    public static TestYear PublishPlan(this TestYear year)
    {
        year.MoveTo("2024-09-18 10:00");
        year.Send(ReviewEvents.PlanFiled, Example(EventLevel.Cycle, ReviewEvents.PlanFiled)).ShouldBeNull();
        year.MoveTo("2024-09-24 10:00");
        year.Send(ReviewEvents.PlanPublished).ShouldBeNull();
        return year;
    }

    public static TestYear OpenWindow(this TestYear year)
    {
        year.PublishPlan().MoveTo("2024-10-08 09:00");
        return year;
    }

    public static long Submitted(this TestYear year, Action<JsonObject>? change = null)
    {
        var (id, refusal) = year.Submit(change);
        refusal.ShouldBeNull();
        return id;
    }

    public static void Recommend(this TestYear year, long application) =>
        year.Send(
                application,
                ReviewEvents.EmployerDecided,
                """{"decision":"recommended","checks":["continuingEducation"]}"""
            )
            .ShouldBeNull();

    public static void Post(this TestYear year, long application, string day) =>
        year.Send(
                application,
                ReviewEvents.PublicityPosted,
                $$"""{"postedOn":"{{day}}","evidence":[{"fileName":"a.jpg","contentType":"image/jpeg","sha256":"7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7"}]}"""
            )
            .ShouldBeNull();

    public static void DepartmentSubmits(this TestYear year, long application) =>
        year.Send(
                application,
                ReviewEvents.DepartmentDecided,
                """{"decision":"submitted","checks":["continuingEducation"]}"""
            )
            .ShouldBeNull();

    public static void Accept(this TestYear year, long application) =>
        year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""").ShouldBeNull();

    /// <summary>From the employer to the office's acceptance; ends on 2024-10-16.</summary>
    public static void BringToReview(this TestYear year, params ReadOnlySpan<long> applications)
    {
        foreach (var application in applications)
        {
            year.Recommend(application);
            year.Post(application, "2024-10-08");
        }

        year.MoveTo("2024-10-16 09:00");
        foreach (var application in applications)
        {
            year.DepartmentSubmits(application);
            year.Accept(application);
        }
    }

    /// <summary>Meeting fixed, plan reported, experts drawn; ends on 2024-12-05.</summary>
    public static void PrepareMeeting(this TestYear year, string day = "2024-12-16")
    {
        year.MoveTo("2024-12-02 09:00");
        year.Send(ReviewEvents.MeetingScheduled, $$"""{"date":"{{day}}"}""").ShouldBeNull();
        year.MoveTo("2024-12-05 09:00");
        year.Send(ReviewEvents.MeetingPlanReported, """{"mode":"onsite"}""").ShouldBeNull();
        year.DrawExperts();
    }

    public static void DrawExperts(this TestYear year)
    {
        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of(Secret)}}"}""")
            .ShouldBeNull();
        year.Send(ReviewEvents.SupervisionSignedIn, """{"subject":"draw","supervisor":"S1","nonce":"n-1"}""")
            .ShouldBeNull();
        year.Send(ReviewEvents.DrawPerformed, $$"""{"secret":"{{Secret}}"}""").ShouldBeNull();
    }

    public static void OpenMeeting(this TestYear year, int present)
    {
        year.Send(ReviewEvents.MeetingOpened, """{"mode":"onsite","declarationsSigned":true}""").ShouldBeNull();
        year.Attend(present);
    }

    public static void Attend(this TestYear year, int present)
    {
        var committee = year.Committee().Take(present).ToList();
        var payload = new JsonObject
        {
            ["experts"] = new JsonArray([.. committee.Select(code => (JsonNode)code)]),
            ["chair"] = committee[0],
        };
        year.Send(ReviewEvents.AttendanceRecorded, payload.ToJsonString()).ShouldBeNull();
    }

    public static IReadOnlyList<string> Committee(this TestYear year) =>
        [.. year.Cycle.State.Variables["draw"]!["committee"]!.AsArray().Select(code => code!.GetValue<string>())];

    public static string Ballot(long application, int yes, int no) =>
        $$"""{"results":[{"application":{{application}},"opinions":3,"yes":{{yes}},"no":{{no}}}]}""";

    public static void Vote(this TestYear year, long application, int yes, int no) =>
        year.Send(ReviewEvents.BallotsRecorded, Ballot(application, yes, no)).ShouldBeNull();

    /// <summary>A year up to the end of the review on 2024-12-16; all given applications pass.</summary>
    public static void Review(this TestYear year, params ReadOnlySpan<long> applications)
    {
        year.MoveTo("2024-12-16 09:00");
        year.OpenMeeting(present: 11);
        foreach (var application in applications)
            year.Vote(application, 11, 0);
        year.Send(ReviewEvents.ReviewClosed).ShouldBeNull();
    }

    public static void PostResults(this TestYear year, string day)
    {
        year.MoveTo(day + " 10:00");
        year.Send(ReviewEvents.ResultPosted, $$"""{"postedOn":"{{day}}","channels":["职称评审系统"]}""").ShouldBeNull();
    }

    public static string Example(EventLevel level, string name) => ReviewEvents.Find(level, name)!.Example;
}
