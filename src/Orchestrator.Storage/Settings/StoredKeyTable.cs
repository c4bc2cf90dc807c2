using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Settings;

/// <summary>A handful of rows, read at a start and once a day.</summary>
internal sealed class StoredKeyTable : IEntityTypeConfiguration<StoredKey>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<StoredKey> builder)
    {
        builder.ToTable("StoredKeys");
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(128);
        builder.Property(key => key.WrappedBy).HasMaxLength(16);
    }
}
