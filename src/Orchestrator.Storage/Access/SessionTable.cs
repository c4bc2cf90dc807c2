using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>The key is the token's hash.</summary>
internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.TokenHash);
        builder.Property(session => session.TokenHash).HasMaxLength(64);
        builder.Property(session => session.UserAgent).HasMaxLength(256);
        builder.HasIndex(session => session.UserId);
        builder.HasIndex(session => session.ExpiresAt);
    }
}
