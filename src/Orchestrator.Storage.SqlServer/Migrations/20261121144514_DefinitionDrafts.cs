using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DefinitionDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "changed_at",
                table: "definition_versions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "editors",
                table: "definition_versions",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "published_at",
                table: "definition_versions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "definition_versions",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "submitted_at",
                table: "definition_versions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "submitted_by",
                table: "definition_versions",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "editors",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "published_at",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "submitted_at",
                table: "definition_versions");

            migrationBuilder.DropColumn(
                name: "submitted_by",
                table: "definition_versions");
        }
    }
}
