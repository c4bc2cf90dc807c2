using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Notices;

/// <summary>Unique by key; a partial index over the waiting of a day.</summary>
internal sealed class PendingNoticeTable : IEntityTypeConfiguration<PendingNotice>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<PendingNotice> builder)
    {
        builder.ToTable("PendingNotices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Key).HasMaxLength(200);
        builder.Property(notice => notice.Template).HasMaxLength(32);
        builder.Property(notice => notice.Role).HasMaxLength(32);
        builder.Property(notice => notice.Assignee).HasMaxLength(64);
        builder.HasIndex(notice => notice.Key).IsUnique();
        builder
            .HasIndex(notice => new
            {
                notice.Day,
                notice.Role,
                notice.Assignee,
            })
            .HasFilter("state = 0");
    }
}
