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
        builder.Property(role => role.Id).ValueGeneratedNever();
        builder.Property(role => role.Role).HasMaxLength(32);
        builder.Property(role => role.Jurisdiction).HasMaxLength(16);
        builder.Property(role => role.Scope).HasMaxLength(64);
        builder.HasIndex(role => role.UserId);
    }
}
