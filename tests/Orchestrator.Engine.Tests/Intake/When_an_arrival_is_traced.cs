using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Tests.Outbox;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Portals;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Tests.Intake;

public class When_an_arrival_is_traced(Postgres postgres)
{
    [Fact]
    public async Task The_delivery_of_what_it_caused_belongs_to_its_trace_and_the_receiver_is_told_so()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Orchestrator.Engine",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var receiver = new WebhookReceiver();
        await using var year = await Year.StartAsync(
            postgres,
            options => options.Requests = new RequestOptions { AllowPrivateAddresses = true },
            add: services => services.AddSingleton<ISigningKeys>(new PlainKeys())
        );
        await SubscribeAsync(year, receiver.Url);
        await year.OpenWindowAsync();
        var application = await year.SubmittedAsync("P1");

        var withdrawal = year.Arrival(
            application,
            ArrivalTarget.Instance,
            ReviewEvents.ApplicationWithdrawn,
            """{"reason":"个人原因"}""",
            key: "traced-withdrawal"
        );
        (await year.SendAsync(withdrawal)).Refusal.ShouldBeNull();
        (await year.Node.Get<OutboxSender>().RunOnceAsync(default)).Sent.ShouldBe(1);

        var arrival = spans.Single(span => (string?)span.GetTagItem(EngineTraces.Key) == "traced-withdrawal");
        var delivery = spans.Single(span => span.ParentId == arrival.Id && span.OperationName == "delivery");
        delivery.GetTagItem(EngineTraces.Instance).ShouldBe(application);
        receiver.Requests.ShouldHaveSingleItem().Headers["traceparent"].ShouldContain(arrival.TraceId.ToString());
    }

    private static async Task SubscribeAsync(Year year, string url)
    {
        await using var context = year.Node.Context();
        context.Portals.Add(Sending.Portal("tj"));
        context.WebhookSubscriptions.Add(
            new WebhookSubscription
            {
                Id = await year.Node.Store.ReserveIdsAsync(1, default),
                Portal = "tj",
                Types = "application.closed",
                Url = url,
                Secret = Sending.Key,
                Enabled = true,
            }
        );
        await context.SaveChangesAsync();
    }
}
