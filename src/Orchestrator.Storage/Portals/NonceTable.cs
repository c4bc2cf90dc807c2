using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Portals;

/// <summary>Unique by its key: a second use fails to insert.</summary>
internal sealed class NonceTable : IEntityTypeConfiguration<Nonce>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Nonce> builder)
    {
        builder.ToTable("Nonces");
        builder.HasKey(e => new { e.Portal, e.Value });
        builder.Property(e => e.Portal).HasMaxLength(64);
        builder.Property(e => e.Value).HasMaxLength(128);
        builder.HasIndex(e => e.SeenAt);
    }
}
