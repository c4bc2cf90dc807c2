using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>The key is the sequence: two writers cannot take the same place in the chain.</summary>
internal sealed class OperatorLogEntryTable : IEntityTypeConfiguration<OperatorLogEntry>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<OperatorLogEntry> builder)
    {
        builder.ToTable("OperatorLog");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Account).HasMaxLength(128);
        builder.Property(e => e.Role).HasMaxLength(32);
        builder.Property(e => e.Action).HasMaxLength(64);
        builder.Property(e => e.Subject).HasMaxLength(256);
        builder.Property(e => e.PreviousHash).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => new { e.CycleId, e.Sequence });
    }
}
