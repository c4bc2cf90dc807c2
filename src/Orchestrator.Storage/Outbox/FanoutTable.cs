using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Outbox;

/// <summary>A partial index over the unfinished.</summary>
internal sealed class FanoutTable : IEntityTypeConfiguration<Fanout>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Fanout> builder)
    {
        builder.ToTable("Fanouts");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Stimulus).HasMaxLength(128);
        builder.HasIndex(e => e.Id).HasFilter("done_at IS NULL");
    }
}
