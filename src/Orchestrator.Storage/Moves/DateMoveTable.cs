using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Moves;

/// <summary>Few rows; those that are not done are found by their state.</summary>
internal sealed class DateMoveTable : IEntityTypeConfiguration<DateMove>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DateMove> builder)
    {
        builder.ToTable("DateMoves");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ProposedBy).HasMaxLength(128);
        builder.Property(e => e.DecidedBy).HasMaxLength(128);
        builder.Property(e => e.PreviewHash).HasMaxLength(64);
        builder.HasIndex(e => e.State).HasFilter("state < 2");
    }
}
