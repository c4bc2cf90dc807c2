using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OfficialNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "notice_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    notice = table.Column<string>(
                        type: "nvarchar(32)",
                        maxLength: 32,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    version = table.Column<int>(type: "int", nullable: false),
                    title = table.Column<string>(
                        type: "nvarchar(300)",
                        maxLength: 300,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    json = table.Column<string>(
                        type: "nvarchar(max)",
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    hash = table.Column<string>(
                        type: "nvarchar(64)",
                        maxLength: 64,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    imported_at = table.Column<DateTime>(type: "datetime2", nullable: false),
                    imported_by = table.Column<string>(
                        type: "nvarchar(128)",
                        maxLength: 128,
                        nullable: false,
                        collation: "Latin1_General_100_BIN2"
                    ),
                    decided_at = table.Column<DateTime>(type: "datetime2", nullable: true),
                    decided_by = table.Column<string>(
                        type: "nvarchar(128)",
                        maxLength: 128,
                        nullable: true,
                        collation: "Latin1_General_100_BIN2"
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_versions", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ux_notice_versions_notice_version",
                table: "notice_versions",
                columns: new[] { "notice", "version" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "notice_versions");
        }
    }
}
