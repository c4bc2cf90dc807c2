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
        builder.HasKey(nonce => new { nonce.Portal, nonce.Value });
        builder.Property(nonce => nonce.Portal).HasMaxLength(64);
        builder.Property(nonce => nonce.Value).HasMaxLength(128);
        builder.HasIndex(nonce => nonce.SeenAt);
    }
}
