using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Notices;

/// <summary>The key lets one node win.</summary>
internal sealed class ReminderSlotRunTable : IEntityTypeConfiguration<ReminderSlotRun>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ReminderSlotRun> builder)
    {
        builder.ToTable("ReminderSlotRuns");
        builder.HasKey(run => new { run.Region, run.Slot });
        builder.Property(run => run.Region).HasMaxLength(16);
    }
}
