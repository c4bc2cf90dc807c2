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
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Portal).HasMaxLength(64);
        builder.Property(e => e.IdempotencyKey).HasMaxLength(128);
        builder.Property(e => e.BodyHash).HasMaxLength(64);
        builder.Property(e => e.Stimulus).HasMaxLength(128);
        builder.HasIndex(e => new { e.Portal, e.IdempotencyKey }).IsUnique();
        builder.HasIndex(e => new { e.TargetId, e.ReceivedAt }).HasFilter("state = 0");
        builder.HasIndex(e => new { e.ReceivedAt, e.Id }).HasFilter("state = 0");
        builder.Property(e => e.Keeping).HasDefaultValue(ArrivalKeeping.Whole);
        builder.HasIndex(e => new { e.Keeping, e.AnsweredAt }).HasFilter("state = 1 AND keeping <> 2");
    }
}
