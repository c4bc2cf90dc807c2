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
        builder.Property(fanout => fanout.Id).ValueGeneratedNever();
        builder.Property(fanout => fanout.Stimulus).HasMaxLength(128);
        builder.HasIndex(fanout => fanout.Id).HasFilter("done_at IS NULL");
    }
}
