using NodaTime;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

public sealed class When_a_delivery_fails
{
    private static readonly Instant Created = Instant.FromUtc(2024, 10, 28, 1, 30);
    private static readonly RetryLimits Limits = new();

    [Theory]
    [InlineData(1, 0.0, 1)]
    [InlineData(1, 0.5, 5)]
    [InlineData(1, 0.999, 9.99)]
    [InlineData(2, 0.5, 10)]
    [InlineData(3, 0.5, 20)]
    [InlineData(6, 0.5, 160)]
    [InlineData(9, 0.5, 1280)]
    [InlineData(10, 0.5, 1800)]
    [InlineData(1000, 0.5, 1800)]
    public void Waits_a_random_part_of_a_window_that_doubles_up_to_an_hour(
        int attempt,
        double randomness,
        double seconds
    )
    {
        var now = Created + Duration.FromMinutes(1);
        FailurePolicy
            .Decide(Transient(), attempt, Created, Limits, now, randomness)
            .RetryAt.ShouldBe(now + Duration.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(11, 400, false)]
    [InlineData(12, 95, false)]
    [InlineData(12, 96, true)]
    [InlineData(40, 1, false)]
    public void Gives_up_only_when_tried_often_and_old(int attempt, int hours, bool dead) =>
        FailurePolicy
            .Decide(Transient(), attempt, Created, Limits, Created + Duration.FromHours(hours), 0.5)
            .IsDead.ShouldBe(dead);

    [Theory]
    [InlineData(FailureKind.Permanent, true)]
    [InlineData(FailureKind.Transient, false)]
    [InlineData(FailureKind.Unreachable, false)]
    [InlineData(FailureKind.Deferred, false)]
    [InlineData(FailureKind.Ours, false)]
    public void A_permanent_failure_is_dead_at_once(FailureKind kind, bool dead) =>
        FailurePolicy.Decide(new WorkFailure(kind, "why"), 1, Created, Limits, Created, 0.5).IsDead.ShouldBe(dead);

    [Fact]
    public void What_we_cannot_do_ourselves_is_never_given_up() =>
        FailurePolicy
            .Decide(
                new WorkFailure(FailureKind.Ours, "why"),
                1000,
                Created,
                Limits,
                Created + Duration.FromDays(400),
                0.5
            )
            .IsDead.ShouldBeFalse();

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(6, 320)]
    [InlineData(7, 600)]
    [InlineData(100, 600)]
    public void A_deadline_that_cannot_be_decided_waits_ten_seconds_and_ten_minutes_at_most(
        int attempt,
        double seconds
    ) => RetryLimits.Deadline.Wait(attempt, jitter: 1).ShouldBe(Duration.FromSeconds(seconds));

    [Theory]
    [InlineData(60, 65)]
    [InlineData(100 * 3600, 12 * 3600 + 5)]
    public void A_receiver_may_ask_for_a_longer_wait_within_reason(int asked, int waited) =>
        FailurePolicy
            .Decide(Transient() with { RetryAfter = Duration.FromSeconds(asked) }, 1, Created, Limits, Created, 0.5)
            .RetryAt.ShouldBe(Created + Duration.FromSeconds(waited));

    [Theory]
    [InlineData("2024-10-28T19:59:59", null)]
    [InlineData("2024-10-28T20:00:00", "2024-10-29T08:00:00")]
    [InlineData("2024-10-29T07:59:59", "2024-10-29T08:00:00")]
    [InlineData("2024-10-29T08:00:00", null)]
    public void Quiet_hours_are_from_20_to_8(string at, string? end)
    {
        static Instant Local(string text) =>
            NodaTime
                .Text.LocalDateTimePattern.ExtendedIso.Parse(text)
                .Value.InZoneStrictly(Calendars.ChinaTime.Zone)
                .ToInstant();
        QuietHours.EndAround(Local(at)).ShouldBe(end is null ? null : Local(end));
    }

    [Fact]
    public void Options_never_print_the_password() =>
        new MailOptions
        {
            Host = "mail",
            User = "u",
            Password = "geheim",
        }
            .ToString()
            .ShouldNotContain("geheim");

    private static WorkFailure Transient() => new(FailureKind.Transient, "why");
}
