using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.OfficialNotices;

/// <summary>One row per notice and version.</summary>
internal sealed class NoticeVersionTable : IEntityTypeConfiguration<NoticeVersion>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<NoticeVersion> builder)
    {
        builder.ToTable("NoticeVersions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Notice).HasMaxLength(32);
        builder.Property(version => version.Title).HasMaxLength(300);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.ImportedBy).HasMaxLength(128);
        builder.Property(version => version.DecidedBy).HasMaxLength(128);
        builder.HasIndex(version => new { version.Notice, version.Version }).IsUnique();
    }
}
