using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Portals;

/// <summary>The key is the code.</summary>
internal sealed class PortalTable : IEntityTypeConfiguration<Portal>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Portal> builder)
    {
        builder.ToTable("Portals");
        builder.HasKey(e => e.Code);
        builder.Property(e => e.Code).HasMaxLength(64);
        builder.Property(e => e.Name).HasMaxLength(256);
        builder.Property(e => e.Permissions).HasMaxLength(2000);
    }
}
