using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;
using Orchestrator.TitleReview.Draws;

namespace Orchestrator.Server.Tests;

/// <summary>The whole of Tianjin 2024 over HTTP; the order of its acts is the order of the year, so it is one test.</summary>
public sealed class When_a_year_is_driven_over_http(YearServer practice) : IClassFixture<YearServer>
{
    private static readonly byte[] Image = Pictures.Png(8, 6);

    [Fact]
    public async Task An_application_goes_from_submission_to_certificate_and_a_late_department_is_refused_with_the_clause()
    {
        var portal = practice.Portal;
        var cycle = "cycles/" + await practice.StartCycleAsync();
        await portal.AcceptedAsync(
            "plan.filed",
            cycle,
            """{"contents":["系列（专业）层级","评审标准","评审方式","岗位要求","申报材料","时间安排"],"filingNumber":"津职备2024-001"}""",
            "tradeDepartment"
        );
        await practice.MoveToAsync("2024-09-20T09:00:00+08:00");
        await portal.AcceptedAsync(
            "plan.published",
            cycle,
            """{"address":"https://example.test/plan"}""",
            "tradeDepartment"
        );
        var early = await portal.SendAsync("application.submitted", cycle, OpenCycle.Submission("P0"));
        early.Status.ShouldBe(422, early.Text);

        await practice.MoveToAsync("2024-10-08T09:00:00+08:00");
        var submitted = await portal.AcceptedAsync("application.submitted", cycle, OpenCycle.Submission("P1"));
        var application = (string)submitted["subject"]!;
        application.ShouldStartWith(cycle + "/applications/2024");
        var late = (string)
            (await portal.AcceptedAsync("application.submitted", cycle, OpenCycle.Submission("P2")))["subject"]!;
        await portal.AcceptedAsync(
            "employer.decided",
            application,
            """{"decision":"recommended","checks":["continuingEducation"]}"""
        );
        await portal.AcceptedAsync(
            "employer.decided",
            late,
            """{"decision":"recommended","checks":["continuingEducation"]}"""
        );
        var image = await portal.PostAsync(
            $"/api/portal/v1/evidence?subject={application}&fileName=gongshi.png",
            Image,
            "image/png"
        );
        image.Status.ShouldBe(201, image.Text);
        var hash = (string)image.Json!["sha256"]!;
        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Image)));
        var posted =
            $$"""{"postedOn":"2024-10-08","evidence":[{"fileName":"gongshi.png","contentType":"image/png","sha256":"{{hash}}"}]}""";
        await portal.AcceptedAsync("publicity.posted", application, posted);
        await portal.AcceptedAsync("publicity.posted", late, posted);

        await practice.MoveToAsync("2024-10-16T09:00:00+08:00");
        ((string?)(await portal.GetAsync("/api/portal/v1/" + application)).Json!["summary"]!["stage"]).ShouldBe(
            "departmentReview"
        );
        var why = (await portal.GetAsync($"/api/portal/v1/{application}/deadlines")).Json!.AsArray();
        why.ShouldNotBeEmpty();
        why.Any(item => item!["clauses"]!.AsArray().Any(clause => (string?)clause!["id"] == "TJ24-4.2-e"))
            .ShouldBeTrue();
        await portal.AcceptedAsync(
            "department.decided",
            application,
            """{"decision":"submitted","checks":["continuingEducation"]}"""
        );
        await portal.AcceptedAsync("office.decided", application, """{"decision":"accepted"}""");

        await practice.MoveToAsync("2024-11-02T08:00:00+08:00");
        var refused = await portal.SendAsync(
            "department.decided",
            late,
            """{"decision":"submitted","checks":["continuingEducation"]}"""
        );
        refused.Status.ShouldBe(422, refused.Text);
        refused.Problem.ShouldBe("deadline-passed");
        refused.Detail.ShouldContain("已于2024-11-01 24:00截止，依据TJ24-4.2-i");
        refused.Json!["clauses"]!.AsArray().Select(clause => (string?)clause).ShouldBe(["TJ24-4.2-i"]);

        await ReviewAsync(cycle, application);

        var done = (await portal.GetAsync("/api/portal/v1/" + application)).Json!;
        ((string?)done["summary"]!["stage"]).ShouldBe("certified");
        ((string?)done["summary"]!["applicantName"]).ShouldBe("张*");
        ((string?)(await portal.GetAsync("/api/portal/v1/" + cycle)).Json!["stage"]).ShouldBe("closed");
        var overview = await practice.Administrator.GetOkAsync("/api/console/v1/overview");
        ((bool)overview["practice"]!).ShouldBeTrue();
    }

    private async Task ReviewAsync(string cycle, string application)
    {
        var portal = practice.Portal;
        await practice.MoveToAsync("2024-12-02T09:00:00+08:00");
        await portal.AcceptedAsync("meeting.scheduled", cycle, """{"date":"2024-12-16"}""");
        await practice.MoveToAsync("2024-12-05T09:00:00+08:00");
        await portal.AcceptedAsync("meeting.planReported", cycle, """{"mode":"onsite"}""");
        await portal.AcceptedAsync("draw.committed", cycle, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""");
        await portal.AcceptedAsync(
            "supervision.signedIn",
            cycle,
            """{"subject":"draw","supervisor":"S1","nonce":"n-1"}"""
        );
        await portal.AcceptedAsync("draw.performed", cycle, """{"secret":"s"}""");
        var committee = (await portal.GetAsync($"/api/portal/v1/{cycle}/draw")).Json!["committee"]!.AsArray();
        committee.Count.ShouldBe(11);
        await practice.MoveToAsync("2024-12-16T09:00:00+08:00");
        await portal.AcceptedAsync("meeting.opened", cycle, """{"mode":"onsite","declarationsSigned":true}""");
        await portal.AcceptedAsync(
            "attendance.recorded",
            cycle,
            new JsonObject { ["experts"] = committee.DeepClone(), ["chair"] = committee[0]!.DeepClone() }.ToJsonString()
        );
        var number = application[(application.LastIndexOf('/') + 1)..];
        await portal.AcceptedAsync(
            "ballots.recorded",
            cycle,
            $$"""{"results":[{"application":{{number}},"opinions":3,"yes":11,"no":0}]}"""
        );
        await portal.AcceptedAsync("review.closed", cycle);
        await practice.MoveToAsync("2024-12-17T10:00:00+08:00");
        await portal.AcceptedAsync("result.posted", cycle, """{"postedOn":"2024-12-17","channels":["职称评审系统"]}""");
        await practice.MoveToAsync("2024-12-25T09:00:00+08:00");
        await portal.AcceptedAsync("result.published", cycle);
        await portal.AcceptedAsync("certificates.issued", cycle, role: "office");
        await practice.MoveToAsync("2024-12-25T10:00:00+08:00");
    }
}
