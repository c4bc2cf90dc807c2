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
        builder.Property(reminder => reminder.Id).ValueGeneratedNever();
        builder.Property(reminder => reminder.Template).HasMaxLength(32);
        builder.Property(reminder => reminder.TemplateVersion).HasMaxLength(32);
        builder.Property(reminder => reminder.Role).HasMaxLength(32);
        builder.Property(reminder => reminder.Recipient).HasMaxLength(320);
        builder.Property(reminder => reminder.Channel).HasMaxLength(32);
        builder.Property(reminder => reminder.Receipt).HasMaxLength(512);
        builder.HasIndex(reminder => reminder.DeadlineId);
        builder.HasIndex(reminder => new { reminder.CycleId, reminder.SentAt });
    }
}
