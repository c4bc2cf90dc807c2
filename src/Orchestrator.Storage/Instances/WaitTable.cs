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
        builder.HasKey(wait => new { wait.Key, wait.InstanceId });
        builder.Property(wait => wait.Key).HasMaxLength(64);
        builder.HasIndex(wait => wait.InstanceId);
    }
}
