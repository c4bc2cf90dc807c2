using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Reviews;

/// <summary>Read by cycle and state.</summary>
internal sealed class ObjectionTable : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("Objections");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Publicity).HasMaxLength(32);
        builder.Property(e => e.Grounds).HasMaxLength(4000);
        builder.Property(e => e.Conclusion).HasMaxLength(4000);
        builder.HasIndex(e => new { e.CycleId, e.State });
        builder.HasIndex(e => e.ApplicationId);
    }
}
