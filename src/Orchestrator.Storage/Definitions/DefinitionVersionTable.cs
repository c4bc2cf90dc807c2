using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Definitions;

/// <summary>One row per definition and version; the latest and the published are flagged.</summary>
internal sealed class DefinitionVersionTable : IEntityTypeConfiguration<DefinitionVersion>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<DefinitionVersion> builder)
    {
        builder.ToTable("DefinitionVersions");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.DefinitionId).HasMaxLength(128);
        builder.Property(e => e.Name).HasMaxLength(256);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.CreatedBy).HasMaxLength(128);
        builder.Property(e => e.Editors).HasDefaultValue("");
        builder.Property(e => e.SubmittedBy).HasMaxLength(128);
        builder.Property(e => e.ApprovedBy).HasMaxLength(128);
        builder.HasIndex(e => new { e.DefinitionId, e.Version }).IsUnique();
    }
}
