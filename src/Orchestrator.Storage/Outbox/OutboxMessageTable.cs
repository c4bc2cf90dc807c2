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
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Key).HasMaxLength(200);
        builder.Property(message => message.Destination).HasMaxLength(320);
        builder.HasIndex(message => message.Key).IsUnique();
        builder
            .HasIndex(message => new
            {
                message.Kind,
                message.NotBefore,
                message.Id,
            })
            .HasFilter("state = 0");
    }
}
