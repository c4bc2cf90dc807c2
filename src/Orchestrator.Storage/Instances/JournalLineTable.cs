using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Instances;

/// <summary>Append-only; read by instance.</summary>
internal sealed class JournalLineTable : IEntityTypeConfiguration<JournalLine>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("Journal");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Event).HasMaxLength(64);
        builder.Property(e => e.NodeId).HasMaxLength(256);
        builder.Property(e => e.ActivityInstanceId).HasMaxLength(64);
        builder.HasIndex(e => new { e.InstanceId, e.Id });
    }
}
