using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Reviews;

/// <summary>Pool by committee.</summary>
internal sealed class ExpertTable : IEntityTypeConfiguration<Expert>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.ToTable("Experts");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Code).HasMaxLength(64);
        builder.Property(e => e.Name).HasMaxLength(128);
        builder.Property(e => e.Employer).HasMaxLength(64);
        builder.Property(e => e.Committee).HasMaxLength(64);
        builder.Property(e => e.Series).HasMaxLength(64);
        builder.Property(e => e.Specialty).HasMaxLength(64);
        builder.Property(e => e.Level).HasMaxLength(32);
        builder.HasIndex(e => e.Code).IsUnique();
        builder.HasIndex(e => e.Committee);
    }
}
