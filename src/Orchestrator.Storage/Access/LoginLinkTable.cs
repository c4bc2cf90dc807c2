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
        builder.HasKey(link => link.TokenHash);
        builder.Property(link => link.TokenHash).HasMaxLength(64);
        builder.Property(link => link.Role).HasMaxLength(32);
    }
}
