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
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.ProposedBy).HasMaxLength(128);
        builder.Property(move => move.DecidedBy).HasMaxLength(128);
        builder.Property(move => move.PreviewHash).HasMaxLength(64);
        builder.HasIndex(move => move.State).HasFilter("state < 2");
    }
}
