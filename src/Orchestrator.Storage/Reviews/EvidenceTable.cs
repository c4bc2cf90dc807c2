using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Reviews;

/// <summary>Found by instance or by hash.</summary>
internal sealed class EvidenceTable : IEntityTypeConfiguration<Evidence>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Subject).HasMaxLength(64);
        builder.Property(e => e.FileName).HasMaxLength(256);
        builder.Property(e => e.ContentType).HasMaxLength(128);
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.HasIndex(e => e.InstanceId);
        builder.HasIndex(e => e.Sha256);
    }
}
