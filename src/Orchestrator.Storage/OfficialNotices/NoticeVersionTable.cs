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
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Notice).HasMaxLength(32);
        builder.Property(e => e.Title).HasMaxLength(300);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.ImportedBy).HasMaxLength(128);
        builder.Property(e => e.DecidedBy).HasMaxLength(128);
        builder.HasIndex(e => new { e.Notice, e.Version }).IsUnique();
    }
}
