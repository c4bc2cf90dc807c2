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
        builder.HasKey(e => e.InstanceId);
        builder.Property(e => e.InstanceId).ValueGeneratedNever();
        builder.Property(e => e.Code).HasMaxLength(64);
        builder.Property(e => e.Name).HasMaxLength(256);
        builder.Property(e => e.Jurisdiction).HasMaxLength(16);
        builder.Property(e => e.CalendarRegion).HasMaxLength(16);
        builder.Property(e => e.CalendarVersion).HasMaxLength(64);
        builder.Property(e => e.Stage).HasMaxLength(64);
        builder.HasIndex(e => e.Code).IsUnique();
    }
}
