using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>Unique by its key: of two nodes that begin a window, one inserts and the other adds.</summary>
internal sealed class TallyTable : IEntityTypeConfiguration<Tally>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.ToTable("Tallies");
        builder.HasKey(e => new { e.Name, e.Since });
        builder.Property(e => e.Name).HasMaxLength(128);
        builder.HasIndex(e => e.Since);
    }
}
