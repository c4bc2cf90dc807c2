using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>The key is the token's hash.</summary>
internal sealed class LoginLinkTable : IEntityTypeConfiguration<LoginLink>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<LoginLink> builder)
    {
        builder.ToTable("LoginLinks");
        builder.HasKey(e => e.TokenHash);
        builder.Property(e => e.TokenHash).HasMaxLength(64);
        builder.Property(e => e.Role).HasMaxLength(32);
    }
}
