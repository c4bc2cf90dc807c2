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
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ApprovedBy).HasMaxLength(128);
        builder.HasIndex(e => e.InstanceId);
        builder.HasIndex(e => e.MoveId).HasFilter("move_id IS NOT NULL");
    }
}
