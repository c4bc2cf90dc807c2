using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Applications;

/// <summary>Unique: the second committee for the same employer and level is refused.</summary>
internal sealed class CommitteeChoiceTable : IEntityTypeConfiguration<CommitteeChoice>
{
    public void Configure(EntityTypeBuilder<CommitteeChoice> builder)
    {
        builder.ToTable("CommitteeChoices");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Employer).HasMaxLength(64);
        builder.Property(e => e.Series).HasMaxLength(64);
        builder.Property(e => e.Specialty).HasMaxLength(64);
        builder.Property(e => e.Level).HasMaxLength(32);
        builder.Property(e => e.Committee).HasMaxLength(64);
        builder.HasIndex(e => new { e.CycleId, e.Employer, e.Series, e.Specialty, e.Level }).IsUnique().HasDatabaseName("ux_committee_choices");
    }
}
