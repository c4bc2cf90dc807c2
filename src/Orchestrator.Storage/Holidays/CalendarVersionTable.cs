using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Holidays;

/// <summary>One row per region and version.</summary>
internal sealed class CalendarVersionTable : IEntityTypeConfiguration<CalendarVersion>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<CalendarVersion> builder)
    {
        builder.ToTable("CalendarVersions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Region).HasMaxLength(16);
        builder.Property(version => version.Version).HasMaxLength(64);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.ImportedBy).HasMaxLength(128);
        builder.Property(version => version.DecidedBy).HasMaxLength(128);
        builder.HasIndex(version => new { version.Region, version.Version }).IsUnique();
    }
}
