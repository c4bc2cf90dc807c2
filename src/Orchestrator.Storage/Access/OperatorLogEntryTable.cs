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
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Account).HasMaxLength(128);
        builder.Property(entry => entry.Role).HasMaxLength(32);
        builder.Property(entry => entry.Action).HasMaxLength(64);
        builder.Property(entry => entry.Subject).HasMaxLength(256);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.CycleId, entry.Sequence });
    }
}
