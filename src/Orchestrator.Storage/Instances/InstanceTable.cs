using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Instances;

/// <summary>No foreign keys: the engine writes instances in bulk, and their versions and cycles are never deleted.</summary>
internal sealed class InstanceTable : IEntityTypeConfiguration<Instance>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Instance> builder)
    {
        builder.ToTable("Instances");
        builder.Property(instance => instance.Id).ValueGeneratedNever();
        builder.Property(instance => instance.Correlation).HasMaxLength(256);
        builder.HasIndex(instance => instance.Correlation).HasFilter("correlation IS NOT NULL");
        builder
            .HasIndex(instance => new { instance.CycleId, instance.Id })
            .HasFilter("status = 0 AND cycle_id IS NOT NULL");
    }
}
