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
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ActivityInstanceId).HasMaxLength(64);
        builder.Property(e => e.NodeId).HasMaxLength(256);
        builder.Property(e => e.Name).HasMaxLength(64);
        builder.Property(e => e.Role).HasMaxLength(32);
        builder.Property(e => e.Assignee).HasMaxLength(64);
        builder.Property(e => e.Clauses).HasMaxLength(512);
        builder.Property(e => e.CalendarVersion).HasMaxLength(64);
        builder.Property(e => e.DecidedBy).HasMaxLength(128);
        builder.HasIndex(e => e.InstanceId);
        builder.HasIndex(e => e.CycleId);
        builder
            .HasIndex(e => new
            {
                e.Kind,
                e.DueAt,
                e.Id,
            })
            .HasFilter("state = 0");
        builder
            .HasIndex(e => new
            {
                e.InstanceId,
                e.ActivityInstanceId,
                e.Name,
            })
            .IsUnique()
            .HasFilter("state = 0");
    }
}
