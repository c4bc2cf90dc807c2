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
        builder.Property(letter => letter.Id).ValueGeneratedNever();
        builder.Property(letter => letter.Name).HasMaxLength(320);
        builder.Property(letter => letter.Reason).HasMaxLength(2000);
        builder.Property(letter => letter.DecidedBy).HasMaxLength(128);
        builder.Property(letter => letter.Comment).HasMaxLength(1000);
        builder
            .HasIndex(letter => new
            {
                letter.Kind,
                letter.ItemId,
                letter.InstanceId,
            })
            .IsUnique()
            .HasFilter("state = 0");
    }
}
