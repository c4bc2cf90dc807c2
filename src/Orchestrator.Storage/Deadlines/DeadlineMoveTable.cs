using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Deadlines;

/// <summary>Read by deadline or instance.</summary>
internal sealed class DeadlineMoveTable : IEntityTypeConfiguration<DeadlineMove>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DeadlineMove> builder)
    {
        builder.ToTable("DeadlineMoves");
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.ApprovedBy).HasMaxLength(128);
        builder.HasIndex(move => move.InstanceId);
        builder.HasIndex(move => move.MoveId).HasFilter("move_id IS NOT NULL");
    }
}
