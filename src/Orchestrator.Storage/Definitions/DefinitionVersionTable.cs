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
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.DefinitionId).HasMaxLength(128);
        builder.Property(version => version.Name).HasMaxLength(256);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.CreatedBy).HasMaxLength(128);
        builder.Property(version => version.Editors).HasDefaultValue("");
        builder.Property(version => version.SubmittedBy).HasMaxLength(128);
        builder.Property(version => version.ApprovedBy).HasMaxLength(128);
        builder.HasIndex(version => new { version.DefinitionId, version.Version }).IsUnique();
    }
}
