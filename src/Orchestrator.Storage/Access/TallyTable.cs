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
        builder.HasKey(tally => new { tally.Name, tally.Since });
        builder.Property(tally => tally.Name).HasMaxLength(128);
        builder.HasIndex(tally => tally.Since);
    }
}
