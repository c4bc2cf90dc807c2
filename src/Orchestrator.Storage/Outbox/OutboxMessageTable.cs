using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Outbox;

/// <summary>A partial index over the waiting.</summary>
internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Key).HasMaxLength(200);
        builder.Property(e => e.Destination).HasMaxLength(320);
        builder.HasIndex(e => e.Key).IsUnique();
        builder
            .HasIndex(e => new
            {
                e.Kind,
                e.NotBefore,
                e.Id,
            })
            .HasFilter("state = 0");
    }
}
