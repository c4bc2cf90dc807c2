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
        builder.HasKey(setting => setting.Name);
        builder.Property(setting => setting.Name).HasMaxLength(64);
        builder.Property(setting => setting.Value).HasMaxLength(2000);
        builder.HasData(
            new Setting { Name = RowLock.Keys, Value = "" },
            new Setting { Name = RowLock.OperatorLog, Value = "" }
        );
    }
}
