using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Cycles;

/// <summary>The key is the instance id.</summary>
internal sealed class CycleTable : IEntityTypeConfiguration<Cycle>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Cycle> builder)
    {
        builder.ToTable("Cycles");
        builder.HasKey(cycle => cycle.InstanceId);
        builder.Property(cycle => cycle.InstanceId).ValueGeneratedNever();
        builder.Property(cycle => cycle.Code).HasMaxLength(64);
        builder.Property(cycle => cycle.Name).HasMaxLength(256);
        builder.Property(cycle => cycle.Jurisdiction).HasMaxLength(16);
        builder.Property(cycle => cycle.Committees).HasMaxLength(1000);
        builder.Property(cycle => cycle.CalendarRegion).HasMaxLength(16);
        builder.Property(cycle => cycle.CalendarVersion).HasMaxLength(64);
        builder.Property(cycle => cycle.Stage).HasMaxLength(64);
        builder.HasIndex(cycle => cycle.Code).IsUnique();
    }
}
