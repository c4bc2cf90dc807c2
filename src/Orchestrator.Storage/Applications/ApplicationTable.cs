using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Applications;

/// <summary>Indexes for the console: by cycle and stage, by organisation, by person.</summary>
internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.HasKey(application => application.InstanceId);
        builder.Property(application => application.InstanceId).ValueGeneratedNever();
        builder.Property(application => application.Number).HasMaxLength(64);
        builder.Property(application => application.PersonKey).HasMaxLength(64);
        builder.Property(application => application.Employer).HasMaxLength(64);
        builder.Property(application => application.Department).HasMaxLength(64);
        builder.Property(application => application.Series).HasMaxLength(64);
        builder.Property(application => application.Specialty).HasMaxLength(64);
        builder.Property(application => application.Level).HasMaxLength(32);
        builder.Property(application => application.Committee).HasMaxLength(64);
        builder.Property(application => application.Stage).HasMaxLength(64);
        builder.Property(application => application.FinalState).HasMaxLength(64);
        builder.Property(application => application.Portal).HasMaxLength(64);
        builder.HasIndex(application => new { application.CycleId, application.Number }).IsUnique();
        builder.HasIndex(application => new { application.CycleId, application.Stage });
        builder.HasIndex(application => new { application.Employer, application.CycleId });
        builder.HasIndex(application => new { application.Department, application.CycleId });
        builder.HasIndex(application => new { application.Committee, application.CycleId });
        builder.HasIndex(application => application.PersonKey);
    }
}
