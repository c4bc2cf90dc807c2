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
        builder.Property(evidence => evidence.Id).ValueGeneratedNever();
        builder.Property(evidence => evidence.Subject).HasMaxLength(64);
        builder.Property(evidence => evidence.FileName).HasMaxLength(256);
        builder.Property(evidence => evidence.ContentType).HasMaxLength(128);
        builder.Property(evidence => evidence.Sha256).HasMaxLength(64);
        builder.HasIndex(evidence => evidence.InstanceId);
        builder.HasIndex(evidence => evidence.Sha256);
    }
}
