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
        builder.Property(expert => expert.Id).ValueGeneratedNever();
        builder.Property(expert => expert.Code).HasMaxLength(64);
        builder.Property(expert => expert.Name).HasMaxLength(128);
        builder.Property(expert => expert.Employer).HasMaxLength(64);
        builder.Property(expert => expert.Committee).HasMaxLength(64);
        builder.Property(expert => expert.Series).HasMaxLength(64);
        builder.Property(expert => expert.Specialty).HasMaxLength(64);
        builder.Property(expert => expert.Level).HasMaxLength(32);
        builder.HasIndex(expert => expert.Code).IsUnique();
        builder.HasIndex(expert => expert.Committee);
    }
}
