using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Reviews;

/// <summary>One per session and application.</summary>
internal sealed class MeetingTotalsTable : IEntityTypeConfiguration<MeetingTotals>
{
    public void Configure(EntityTypeBuilder<MeetingTotals> builder)
    {
        builder.ToTable("MeetingTotals");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.CycleId, e.Session, e.ApplicationId }).IsUnique();
    }
}
