using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Applications;

/// <summary>The key is what is locked.</summary>
internal sealed class ApplicantTable : IEntityTypeConfiguration<Applicant>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Applicant> builder)
    {
        builder.ToTable("Applicants");
        builder.HasKey(applicant => applicant.PersonKey);
        builder.Property(applicant => applicant.PersonKey).HasMaxLength(64);
    }
}
