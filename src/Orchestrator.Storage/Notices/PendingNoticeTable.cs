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
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Key).HasMaxLength(200);
        builder.Property(e => e.Template).HasMaxLength(32);
        builder.Property(e => e.Role).HasMaxLength(32);
        builder.Property(e => e.Assignee).HasMaxLength(64);
        builder.HasIndex(e => e.Key).IsUnique();
        builder
            .HasIndex(e => new
            {
                e.Day,
                e.Role,
                e.Assignee,
            })
            .HasFilter("state = 0");
    }
}
