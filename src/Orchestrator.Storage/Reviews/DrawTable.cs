using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Reviews;

/// <summary>One per cycle, committee and number.</summary>
internal sealed class DrawTable : IEntityTypeConfiguration<Draw>
{
    public void Configure(EntityTypeBuilder<Draw> builder)
    {
        builder.ToTable("Draws");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Committee).HasMaxLength(64);
        builder.Property(e => e.PoolHash).HasMaxLength(64);
        builder.Property(e => e.Seed).HasMaxLength(128);
        builder.Property(e => e.Supervisor).HasMaxLength(128);
        builder.HasIndex(e => new { e.CycleId, e.Committee, e.Number }).IsUnique();
    }
}
