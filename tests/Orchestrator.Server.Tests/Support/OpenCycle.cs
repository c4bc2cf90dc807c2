using Orchestrator.TitleReview.Events;

namespace Orchestrator.Server.Tests.Support;

/// <summary>Brings a cycle to its application window.</summary>
internal static class OpenCycle
{
    public static async Task<string> StartAsync(PracticeServer practice) => (await StartAsync(practice, 1))[0];

    /// <summary>Brings several to it together.</summary>
    public static async Task<IReadOnlyList<string>> StartAsync(PracticeServer practice, int count)
    {
        var codes = new List<string>();
        for (var number = 0; number < count; number++)
        {
            codes.Add(await practice.StartCycleAsync());
            await FilePlanAsync(practice.Portal, codes[^1]);
        }

        await practice.MoveToAsync("2024-09-20T09:00:00+08:00");
        foreach (var code in codes)
            await PublishPlanAsync(practice.Portal, code);
        await practice.MoveToAsync("2024-10-09T09:00:00+08:00");
        return codes;
    }

    public static Task FilePlanAsync(PortalClient portal, string code) =>
        portal.AcceptedAsync(
            "plan.filed",
            "cycles/" + code,
            """{"contents":["系列（专业）层级","评审标准","评审方式","岗位要求","申报材料","时间安排"],"filingNumber":"津职备2024-001"}""",
            "tradeDepartment"
        );

    public static Task PublishPlanAsync(PortalClient portal, string code) =>
        portal.AcceptedAsync(
            "plan.published",
            "cycles/" + code,
            """{"address":"https://example.test/plan"}""",
            "tradeDepartment"
        );

    public static string Submission(string person, string? employer = null)
    {
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        payload["person"] = person;
        if (employer is not null)
            payload["employer"] = employer;
        return payload.ToJsonString();
    }
}
