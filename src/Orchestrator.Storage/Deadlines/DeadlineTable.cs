using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Deadlines;

/// <summary>Few indexes, because a decision renews each: the armed by due, the armed by owner (unique), all by instance.</summary>
internal sealed class DeadlineTable : IEntityTypeConfiguration<Deadline>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ToTable("Deadlines");
        builder.Property(deadline => deadline.Id).ValueGeneratedNever();
        builder.Property(deadline => deadline.ActivityInstanceId).HasMaxLength(64);
        builder.Property(deadline => deadline.NodeId).HasMaxLength(256);
        builder.Property(deadline => deadline.Name).HasMaxLength(64);
        builder.Property(deadline => deadline.Role).HasMaxLength(32);
        builder.Property(deadline => deadline.Assignee).HasMaxLength(64);
        builder.Property(deadline => deadline.Clauses).HasMaxLength(512);
        builder.Property(deadline => deadline.CalendarVersion).HasMaxLength(64);
        builder.Property(deadline => deadline.DecidedBy).HasMaxLength(128);
        builder.HasIndex(deadline => deadline.InstanceId);
        builder.HasIndex(deadline => deadline.CycleId);
        builder
            .HasIndex(deadline => new
            {
                deadline.Kind,
                deadline.DueAt,
                deadline.Id,
            })
            .HasFilter("state = 0");
        builder
            .HasIndex(deadline => new
            {
                deadline.InstanceId,
                deadline.ActivityInstanceId,
                deadline.Name,
            })
            .IsUnique()
            .HasFilter("state = 0");
    }
}
