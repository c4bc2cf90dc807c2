using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Orchestrator.Storage.SqlServer.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Tests;

/// <summary>
/// What can be proved about the SQL Server provider without a SQL Server: Microsoft's parser takes every statement,
/// and each table and column it names is in the model.
/// </summary>
public sealed partial class StatementTests
{
    // Columns that a statement makes itself, or the system's.
    private static readonly string[] OwnColumns =
    [
        "nth",
        "value",
        "key",
        "log_id",
        "at",
        "error",
        "status",
        "body",
        "millisecond",
        "microsecond",
        "database_id",
        "is_read_committed_snapshot_on",
        "compatibility_level",
        "object_id",
        "schema_id",
        "collation_name",
    ];

    public static TheoryData<string> Names => [.. Statements.Select(pair => pair.Name)];

    private static IEnumerable<(string Name, string Text)> Statements =>
        typeof(SqlServerStatements)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(info => (info.Name, (string)info.GetValue(null)!))
            .Concat(
                typeof(WriteStatements)
                    .GetProperties()
                    .Where(info => info.PropertyType == typeof(string))
                    .Select(info => (info.Name, (string)info.GetValue(SqlServerDialect.Instance.Statements)!))
            );

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_parses(string name) =>
        Parse(Statements.Single(pair => pair.Name == name).Text).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_names_tables_and_columns_of_the_model(string name)
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();
        var tables = context
            .Model.GetEntityTypes()
            .ToDictionary(
                type => type.GetTableName()!,
                type => type.GetProperties().Select(property => property.GetColumnName()).ToHashSet()
            );
        var columns = tables.Values.SelectMany(set => set).Concat(OwnColumns).ToHashSet();
        var visitor = new NameVisitor();

        Parse(Statements.Single(pair => pair.Name == name).Text).Accept(visitor);

        visitor.Tables.Where(text => !tables.ContainsKey(text)).ShouldBeEmpty();
        visitor.Columns.Where(text => !columns.Contains(text)).ShouldBeEmpty();
        foreach (var (table, inserted) in visitor.Inserts)
        {
            inserted.Where(text => !tables[table].Contains(text)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_statement_that_skips_locked_rows_may_do_so_on_a_database_with_row_versions(string name)
    {
        foreach (var (table, hints) in Read(name).Hints.Where(found => found.Hints.Contains(TableHintKind.ReadPast)))
        {
            hints.ShouldBeSubsetOf(
                [
                    TableHintKind.UpdLock,
                    TableHintKind.ReadPast,
                    TableHintKind.Rowlock,
                    TableHintKind.ReadCommittedLock,
                    TableHintKind.ForceSeek,
                ],
                table
            );
        }
        Read(name)
            .Hints.Where(found => found.Hints.Contains(TableHintKind.ReadPast))
            .ShouldAllBe(found =>
                found.Hints.Contains(TableHintKind.ReadCommittedLock)
                && found.Hints.Contains(TableHintKind.UpdLock)
                && found.Hints.Contains(TableHintKind.Rowlock)
            );
    }

    /// <summary>
    /// The optimiser refuses a statement (8622) whose FORCESEEK no index can serve, and one whose target carries the
    /// hint.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_forced_seek_has_an_index_that_begins_with_what_is_asked_and_is_no_target(string name)
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();
        var read = Read(name);

        foreach (var (alias, table) in read.ForcedSeeks)
        {
            read.Targets.ShouldNotContain(alias);
            var entity = context.Model.GetEntityTypes().Single(type => type.GetTableName() == table);
            var leading = entity
                .GetIndexes()
                .Select(index => index.Properties[0])
                .Concat(entity.GetKeys().Select(key => key.Properties[0]))
                .Select(property => property.GetColumnName());
            read.Compared.Where(pair => pair.Alias == alias)
                .Select(pair => pair.Column)
                .Intersect(leading, StringComparer.Ordinal)
                .ShouldNotBeEmpty(alias);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_of_a_list_are_locked_by_their_key_alone(string name)
    {
        // A range of keys (HOLDLOCK) and what a join from a list locks.
        var read = Read(name);
        read.Hints.Where(found => found.Hints.Contains(TableHintKind.HoldLock))
            .ShouldAllBe(found => found.Hints.Contains(TableHintKind.ForceSeek));
        read.Joins.Where(join => join.IsWrittenOut)
            .ShouldAllBe(join =>
                join.Hint == JoinHint.Loop
                || name == nameof(SqlServerStatements.ClaimDueDeadlines)
                || name == nameof(SqlServerStatements.OtherCollation)
            );
    }

    /// <summary>
    /// Texts of a document have the database's collation, our columns another: unless one is stated, the comparison
    /// is an error (468).
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_of_a_list_are_compared_with_a_stated_collation(string name)
    {
        var read = Read(name);

        read.ComparedTexts.Where(text => !text.HasCollation).Select(text => text.Sql).ShouldBeEmpty();
    }

    [Fact]
    public void No_row_lock_of_a_hot_table_becomes_a_table_lock()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        var script = context.GetService<IMigrator>().GenerateScript();

        foreach (
            var table in new[]
            {
                "instances",
                "deadlines",
                "outbox",
                "arrivals",
                "applications",
                "applicants",
                "journal",
            }
        )
        {
            script.ShouldContain($"ALTER TABLE {table} SET (LOCK_ESCALATION = DISABLE)");
        }
    }

    [Fact]
    public void The_migration_script_parses()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        script.ShouldContain("CREATE TABLE [deadlines]");
        script.ShouldContain("CREATE SEQUENCE [ids]");
        foreach (var batch in GoLine().Split(script).Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            Parse(batch);
        }
    }

    [Fact]
    public void The_migrations_say_what_the_model_says()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void All_texts_compare_byte_by_byte()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1").CreateDbContext();

        context
            .GetService<IDesignTimeModel>()
            .Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(string))
            .ShouldAllBe(property => property.GetCollation() == "Latin1_General_100_BIN2");
    }

    [Fact]
    public void The_parser_refuses_what_is_no_statement() =>
        Should.Throw<ShouldAssertException>(() => Parse("SELEC 1 FORM x"));

    private static HintVisitor Read(string name)
    {
        var visitor = new HintVisitor();
        Parse(Statements.Single(pair => pair.Name == name).Text).Accept(visitor);
        return visitor;
    }

    private static TSqlFragment Parse(string text)
    {
        using var reader = new StringReader(text);
        var fragment = new TSql170Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}").ShouldBeEmpty(text);
        return fragment;
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex GoLine();
}
