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
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Event).HasMaxLength(64);
        builder.Property(line => line.NodeId).HasMaxLength(256);
        builder.Property(line => line.ActivityInstanceId).HasMaxLength(64);
        builder.HasIndex(line => new { line.InstanceId, line.Id });
    }
}
