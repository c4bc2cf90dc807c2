using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Notices;

/// <summary>Evidence: never changed.</summary>
internal sealed class SentReminderTable : IEntityTypeConfiguration<SentReminder>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<SentReminder> builder)
    {
        builder.ToTable("SentReminders");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Template).HasMaxLength(32);
        builder.Property(e => e.TemplateVersion).HasMaxLength(32);
        builder.Property(e => e.Role).HasMaxLength(32);
        builder.Property(e => e.Recipient).HasMaxLength(320);
        builder.Property(e => e.Channel).HasMaxLength(32);
        builder.Property(e => e.Receipt).HasMaxLength(512);
        builder.HasIndex(e => e.DeadlineId);
        builder.HasIndex(e => new { e.CycleId, e.SentAt });
    }
}
