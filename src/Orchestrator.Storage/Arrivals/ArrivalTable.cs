using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Arrivals;

/// <summary>Partial indexes over the few that are pending, and over those whose payload is still there.</summary>
internal sealed class ArrivalTable : IEntityTypeConfiguration<Arrival>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        builder.ToTable("Arrivals");
        builder.Property(arrival => arrival.Id).ValueGeneratedNever();
        builder.Property(arrival => arrival.Portal).HasMaxLength(64);
        builder.Property(arrival => arrival.IdempotencyKey).HasMaxLength(128);
        builder.Property(arrival => arrival.BodyHash).HasMaxLength(64);
        builder.Property(arrival => arrival.Stimulus).HasMaxLength(128);
        builder.HasIndex(arrival => new { arrival.Portal, arrival.IdempotencyKey }).IsUnique();
        builder.HasIndex(arrival => new { arrival.TargetId, arrival.ReceivedAt }).HasFilter("state = 0");
        builder.HasIndex(arrival => new { arrival.ReceivedAt, arrival.Id }).HasFilter("state = 0");
        builder.Property(arrival => arrival.Keeping).HasDefaultValue(ArrivalKeeping.Whole);
        builder
            .HasIndex(arrival => new { arrival.Keeping, arrival.AnsweredAt })
            .HasFilter("state = 1 AND keeping <> 2");
    }
}
