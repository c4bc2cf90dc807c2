using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Moves;

/// <summary>The key is the move and the cycle; those that wait are found by an index of their own.</summary>
internal sealed class CycleMoveTable : IEntityTypeConfiguration<CycleMove>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<CycleMove> builder)
    {
        builder.ToTable("CycleMoves");
        builder.HasKey(move => new { move.MoveId, move.CycleId });
        builder.HasIndex(move => move.State).HasFilter("state = 0");
    }
}
