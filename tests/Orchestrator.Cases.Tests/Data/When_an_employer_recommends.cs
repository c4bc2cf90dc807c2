using Orchestrator.Cases.Cycles;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Data;

/// <summary>
/// No more are recommended than the vacancies allow (1:1 here): every one that is recommended takes a place, and
/// nobody else.
/// </summary>
public class When_an_employer_recommends(Postgres postgres)
{
    private const string Wrong = """{"decision":"recommended","opinion":"可以"}""";
    private const string Right = """{"decision":"recommended","opinion":"同意推荐"}""";

    private const string Definition = """
        {"id":"recommend-2","definitionId":"tianjin-2024-application","name":"recommend","version":2,"isLatest":true,"isPublished":true,
         "root":{"type":"Elsa.Flowchart","id":"Flow","activities":[
          {"type":"TitleReview.RecommendApplication","id":"Recommend",
           "opinion":{"typeName":"String","expression":{"type":"Literal","value":"同意推荐"}},
           "quotaRatio":{"typeName":"Int32","expression":{"type":"Literal","value":1}}},
          {"type":"TitleReview.AwaitReview","id":"Await"}],
          "connections":[{"source":{"activity":"Recommend","port":"Recommended"},"target":{"activity":"Await","port":"In"}}]}}
        """;

    [Fact]
    public async Task A_refused_recommendation_takes_no_place_from_those_after_it_in_the_same_batch()
    {
        await using var year = await Year.StartAsync(postgres);
        var (first, second, third) = await AppliedAsync(year);

        var answers = await year.Node.Arrivals.AcceptAsync(
            [Recommend(year, first, Wrong), Recommend(year, second, Right), Recommend(year, third, Right)],
            default
        );

        answers.Select(answer => answer.Answer!.Refusal?.Code).ShouldBe(["opinion-wording", null, "quota"]);
        (await year.ApplicationAsync(second)).Stage.ShouldBe(Stages.AwaitingReview);
    }

    [Fact]
    public async Task One_that_was_recommended_before_takes_its_place()
    {
        await using var year = await Year.StartAsync(postgres);
        var (first, second, _) = await AppliedAsync(year);

        (await year.SendAsync(Recommend(year, first, Right))).Refusal.ShouldBeNull();

        (await year.SendAsync(Recommend(year, second, Right))).Refusal!.Code.ShouldBe("quota");
    }

    private static NewArrival Recommend(Year year, long application, string payload) =>
        year.Arrival(application, ArrivalTarget.Instance, ReviewEvents.EmployerRecommended, payload);

    private static async Task<(long First, long Second, long Third)> AppliedAsync(Year year)
    {
        await Year.StoreJsonAsync(year.Node.Store, 50, Definition, DefinitionKind.Application, version: 2);
        var cycle = (
            await year.Node.Get<CycleStarter>().StartAsync(new NewCycle(1, "TJ-R", "推荐", []), default)
        ).InstanceId;
        var ids = new List<long>();
        foreach (var person in new[] { "P1", "P2", "P3" })
        {
            var submission = year.Submission(person, change: payload => payload["facts"]!["vacancies"] = 1) with
            {
                TargetId = cycle,
            };
            ids.Add((await year.SendAsync(submission)).InstanceId.ShouldNotBeNull());
        }

        return (ids[0], ids[1], ids[2]);
    }
}
