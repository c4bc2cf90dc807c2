using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Orchestrator.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Nodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "keeping",
                table: "arrivals",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateTable(
                name: "stored_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    wrapped_by = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tallies", x => new { x.name, x.since });
                });

            migrationBuilder.InsertData(
                table: "settings",
                columns: new[] { "name", "value" },
                values: new object[,]
                {
                    { "lock.keys", "" },
                    { "lock.operator-log", "" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_arrivals_keeping_answered_at",
                table: "arrivals",
                columns: new[] { "keeping", "answered_at" },
                filter: "state = 1 AND keeping <> 2");

            migrationBuilder.CreateIndex(
                name: "ix_tallies_since",
                table: "tallies",
                column: "since");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stored_keys");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropIndex(
                name: "ix_arrivals_keeping_answered_at",
                table: "arrivals");

            migrationBuilder.DeleteData(
                table: "settings",
                keyColumn: "name",
                keyValue: "lock.keys");

            migrationBuilder.DeleteData(
                table: "settings",
                keyColumn: "name",
                keyValue: "lock.operator-log");

            migrationBuilder.DropColumn(
                name: "keeping",
                table: "arrivals");
        }
    }
}
