using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Settings;

/// <summary>Few rows, read by name.</summary>
internal sealed class SettingTable : IEntityTypeConfiguration<Setting>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Settings");
        builder.HasKey(e => e.Name);
        builder.Property(e => e.Name).HasMaxLength(64);
        builder.Property(e => e.Value).HasMaxLength(2000);
        builder.HasData(
            new Setting { Name = RowLock.Keys, Value = "" },
            new Setting { Name = RowLock.OperatorLog, Value = "" }
        );
    }
}
