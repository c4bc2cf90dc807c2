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
        builder.HasKey(portal => portal.Code);
        builder.Property(portal => portal.Code).HasMaxLength(64);
        builder.Property(portal => portal.Name).HasMaxLength(256);
        builder.Property(portal => portal.Permissions).HasMaxLength(2000);
    }
}
