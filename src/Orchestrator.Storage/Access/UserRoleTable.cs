using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Orchestrator.Storage.Access;

/// <summary>Roles of a user.</summary>
internal sealed class UserRoleTable : IEntityTypeConfiguration<UserRole>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.ToTable("UserRoles");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Role).HasMaxLength(32);
        builder.Property(e => e.Scope).HasMaxLength(64);
        builder.HasIndex(e => e.UserId);
    }
}
