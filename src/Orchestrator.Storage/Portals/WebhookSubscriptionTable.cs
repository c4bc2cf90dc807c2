using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Portals;

/// <summary>Read whole; few rows.</summary>
internal sealed class WebhookSubscriptionTable : IEntityTypeConfiguration<WebhookSubscription>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("WebhookSubscriptions");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Portal).HasMaxLength(64);
        builder.Property(e => e.Types).HasMaxLength(2000);
        builder.Property(e => e.Url).HasMaxLength(2000);
        builder.HasIndex(e => e.Portal);
    }
}
