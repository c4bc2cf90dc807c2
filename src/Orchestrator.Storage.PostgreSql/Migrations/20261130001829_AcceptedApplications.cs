using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Orchestrator.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AcceptedApplications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "accepted_at",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            // Until now the journal alone knew it.
            migrationBuilder.Sql(
                """
                UPDATE applications AS a
                SET accepted_at = j.at
                FROM (SELECT instance_id, min(at) AS at FROM journal WHERE event = 'Agreed' AND message LIKE '办事机构%' GROUP BY instance_id) AS j
                WHERE j.instance_id = a.instance_id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "accepted_at",
                table: "applications");
        }
    }
}
