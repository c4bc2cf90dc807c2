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
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Region).HasMaxLength(16);
        builder.Property(e => e.Version).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.ImportedBy).HasMaxLength(128);
        builder.Property(e => e.DecidedBy).HasMaxLength(128);
        builder.HasIndex(e => new { e.Region, e.Version }).IsUnique();
    }
}
