using NodaTime;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Tests;

public sealed class InstantConverterTests
{
    [Fact]
    public void An_instant_is_cut_to_the_microsecond_that_both_databases_hold()
    {
        var instant = Instant.FromUtc(2024, 11, 1, 16, 0).PlusNanoseconds(123_456_789);

        var kept = InstantConverter.FromDatabase(InstantConverter.ToDatabase(instant));

        kept.ShouldBe(Instant.FromUtc(2024, 11, 1, 16, 0).PlusNanoseconds(123_456_000));
        InstantConverter.ToDatabase(instant).Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public void A_time_of_a_database_that_knows_no_kind_is_UTC() =>
        InstantConverter
            .FromDatabase(new DateTime(2024, 11, 1, 16, 0, 0, DateTimeKind.Unspecified))
            .ShouldBe(Instant.FromUtc(2024, 11, 1, 16, 0));
}
