using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Instances;

/// <summary>Found by key, replaced by instance.</summary>
internal sealed class WaitTable : IEntityTypeConfiguration<Wait>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Wait> builder)
    {
        builder.ToTable("Waits");
        builder.HasKey(e => new { e.Key, e.InstanceId });
        builder.Property(e => e.Key).HasMaxLength(64);
        builder.HasIndex(e => e.InstanceId);
    }
}
