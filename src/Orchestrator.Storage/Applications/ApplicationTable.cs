using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Applications;

/// <summary>Indexes for the console: by cycle and stage, by employer, by person.</summary>
internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.HasKey(e => e.InstanceId);
        builder.Property(e => e.InstanceId).ValueGeneratedNever();
        builder.Property(e => e.Number).HasMaxLength(64);
        builder.Property(e => e.PersonKey).HasMaxLength(64);
        builder.Property(e => e.Employer).HasMaxLength(64);
        builder.Property(e => e.Department).HasMaxLength(64);
        builder.Property(e => e.Series).HasMaxLength(64);
        builder.Property(e => e.Specialty).HasMaxLength(64);
        builder.Property(e => e.Level).HasMaxLength(32);
        builder.Property(e => e.Committee).HasMaxLength(64);
        builder.Property(e => e.Stage).HasMaxLength(64);
        builder.Property(e => e.FinalState).HasMaxLength(64);
        builder.Property(e => e.Portal).HasMaxLength(64);
        builder.HasIndex(e => new { e.CycleId, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.CycleId, e.Stage });
        builder.HasIndex(e => new { e.CycleId, e.Employer });
        builder.HasIndex(e => e.PersonKey);
    }
}
