using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>By role and code; by name for whoever looks for one.</summary>
internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasKey(organisation => new { organisation.Role, organisation.Code });
        builder.Property(organisation => organisation.Role).HasMaxLength(32);
        builder.Property(organisation => organisation.Code).HasMaxLength(64);
        builder.Property(organisation => organisation.Name).HasMaxLength(200);
        builder.Property(organisation => organisation.Jurisdiction).HasMaxLength(16);
        builder.Property(organisation => organisation.Superior).HasMaxLength(64);
        builder.HasIndex(organisation => organisation.Name);
    }
}
