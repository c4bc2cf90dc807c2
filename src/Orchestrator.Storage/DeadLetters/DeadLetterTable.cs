using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.DeadLetters;

/// <summary>The unique index keeps two nodes that fail at the same item from writing two letters.</summary>
internal sealed class DeadLetterTable : IEntityTypeConfiguration<DeadLetter>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DeadLetter> builder)
    {
        builder.ToTable("DeadLetters");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Name).HasMaxLength(320);
        builder.Property(e => e.Reason).HasMaxLength(2000);
        builder.Property(e => e.DecidedBy).HasMaxLength(128);
        builder.Property(e => e.Comment).HasMaxLength(1000);
        builder
            .HasIndex(e => new
            {
                e.Kind,
                e.ItemId,
                e.InstanceId,
            })
            .IsUnique()
            .HasFilter("state = 0");
    }
}
