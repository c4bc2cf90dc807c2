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
        builder.Property(subscription => subscription.Id).ValueGeneratedNever();
        builder.Property(subscription => subscription.Portal).HasMaxLength(64);
        builder.Property(subscription => subscription.Types).HasMaxLength(2000);
        builder.Property(subscription => subscription.Url).HasMaxLength(2000);
        builder.HasIndex(subscription => subscription.Portal);
    }
}
