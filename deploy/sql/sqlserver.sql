-- sqlcmd -b -I -d orchestrator -i sqlserver.sql, as one who may create tables and alter the database.
IF OBJECT_ID(N'[schema_versions]') IS NULL
BEGIN
    CREATE TABLE [schema_versions] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_schema_versions] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE SEQUENCE [ids] START WITH 1 INCREMENT BY 10000 NO CYCLE;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [applicants] (
        [person_key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [first_seen_at] datetime2 NOT NULL,
        CONSTRAINT [pk_applicants] PRIMARY KEY ([person_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [applications] (
        [instance_id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [number] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [person_key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [employer] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [department] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [series] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [specialty] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [level] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [committee] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [stage] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [final_state] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [data] nvarchar(max) NOT NULL,
        [portal] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [submitted_at] datetime2 NOT NULL,
        [updated_at] datetime2 NOT NULL,
        CONSTRAINT [pk_applications] PRIMARY KEY ([instance_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [arrivals] (
        [id] bigint NOT NULL,
        [portal] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [idempotency_key] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [body_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [received_at] datetime2 NOT NULL,
        [target] smallint NOT NULL,
        [target_id] bigint NOT NULL,
        [stimulus] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [payload] nvarchar(max) NOT NULL,
        [actor] nvarchar(max) NOT NULL,
        [state] smallint NOT NULL,
        [answer_status] int NULL,
        [answer_body] nvarchar(max) NULL,
        [answered_at] datetime2 NULL,
        CONSTRAINT [pk_arrivals] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [calendar_versions] (
        [id] bigint NOT NULL,
        [region] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [json] nvarchar(max) NOT NULL,
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [valid_through] date NULL,
        [state] smallint NOT NULL,
        [imported_at] datetime2 NOT NULL,
        [imported_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [decided_at] datetime2 NULL,
        [decided_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_calendar_versions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [committee_choices] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [employer] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [series] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [specialty] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [level] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [committee] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_committee_choices] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [contacts] (
        [id] bigint NOT NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [organisation] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [organisation_name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [jurisdiction] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
        [name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [mail] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [is_head] bit NOT NULL,
        [superior] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [enabled] bit NOT NULL,
        CONSTRAINT [pk_contacts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [cycles] (
        [instance_id] bigint NOT NULL,
        [code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [jurisdiction] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [year] int NOT NULL,
        [schedule_version_id] bigint NOT NULL,
        [application_version_id] bigint NULL,
        [calendar_region] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [calendar_version] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [anchors] nvarchar(max) NOT NULL,
        [options] nvarchar(max) NOT NULL,
        [is_sandbox] bit NOT NULL,
        [status] smallint NOT NULL,
        [stage] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [created_at] datetime2 NOT NULL,
        CONSTRAINT [pk_cycles] PRIMARY KEY ([instance_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [deadline_moves] (
        [id] bigint NOT NULL,
        [deadline_id] bigint NOT NULL,
        [instance_id] bigint NOT NULL,
        [at] datetime2 NOT NULL,
        [old_due_at] datetime2 NOT NULL,
        [old_due_date] date NOT NULL,
        [new_due_at] datetime2 NOT NULL,
        [new_due_date] date NOT NULL,
        [reason] nvarchar(max) NOT NULL,
        [approved_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_deadline_moves] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [deadlines] (
        [id] bigint NOT NULL,
        [instance_id] bigint NOT NULL,
        [cycle_id] bigint NULL,
        [activity_instance_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [node_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [kind] smallint NOT NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
        [assignee] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [clauses] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [due_at] datetime2 NOT NULL,
        [due_date] date NOT NULL,
        [hard] bit NOT NULL,
        [provisional] bit NOT NULL,
        [remind] bit NOT NULL,
        [calendar_version] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [basis] nvarchar(max) NULL,
        [state] smallint NOT NULL,
        [decided_at] datetime2 NULL,
        [lateness_ms] bigint NULL,
        [decided_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_deadlines] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [definition_versions] (
        [id] bigint NOT NULL,
        [definition_id] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] int NOT NULL,
        [name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [kind] smallint NOT NULL,
        [json] nvarchar(max) NOT NULL,
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [is_latest] bit NOT NULL,
        [is_published] bit NOT NULL,
        [created_at] datetime2 NOT NULL,
        [created_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [approved_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_definition_versions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [draws] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [committee] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [number] int NOT NULL,
        [pool_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [pool] nvarchar(max) NOT NULL,
        [seed] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        [result] nvarchar(max) NULL,
        [committed_at] datetime2 NOT NULL,
        [performed_at] datetime2 NULL,
        [supervisor] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_draws] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [evidence] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NULL,
        [instance_id] bigint NOT NULL,
        [subject] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [file_name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [content_type] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [content] varbinary(max) NOT NULL,
        [received_at] datetime2 NOT NULL,
        CONSTRAINT [pk_evidence] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [experts] (
        [id] bigint NOT NULL,
        [code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [employer] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [committee] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [series] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [specialty] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [level] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [highly_skilled] bit NOT NULL,
        [enabled] bit NOT NULL,
        [data] nvarchar(max) NOT NULL,
        CONSTRAINT [pk_experts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [fanouts] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [stimulus] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [payload] nvarchar(max) NOT NULL,
        [at] datetime2 NOT NULL,
        [cursor] bigint NOT NULL,
        [until] bigint NOT NULL,
        [done_at] datetime2 NULL,
        CONSTRAINT [pk_fanouts] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [instances] (
        [id] bigint NOT NULL,
        [definition_version_id] bigint NOT NULL,
        [cycle_id] bigint NULL,
        [kind] smallint NOT NULL,
        [status] smallint NOT NULL,
        [sub_status] smallint NOT NULL,
        [state] varbinary(max) NOT NULL,
        [revision] int NOT NULL,
        [created_at] datetime2 NOT NULL,
        [updated_at] datetime2 NOT NULL,
        [finished_at] datetime2 NULL,
        [correlation] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_instances] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [journal] (
        [id] bigint NOT NULL,
        [instance_id] bigint NOT NULL,
        [at] datetime2 NOT NULL,
        [event] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [node_id] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [activity_instance_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [message] nvarchar(max) NULL,
        [data] nvarchar(max) NULL,
        CONSTRAINT [pk_journal] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [login_links] (
        [token_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [user_id] bigint NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] datetime2 NOT NULL,
        [expires_at] datetime2 NOT NULL,
        [used_at] datetime2 NULL,
        CONSTRAINT [pk_login_links] PRIMARY KEY ([token_hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [meeting_totals] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [application_id] bigint NOT NULL,
        [session] int NOT NULL,
        [members] int NOT NULL,
        [present] int NOT NULL,
        [yes] int NOT NULL,
        [no] int NOT NULL,
        [abstained] int NOT NULL,
        [passed] bit NOT NULL,
        [recorded_at] datetime2 NOT NULL,
        CONSTRAINT [pk_meeting_totals] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [nonces] (
        [portal] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [value] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [seen_at] datetime2 NOT NULL,
        CONSTRAINT [pk_nonces] PRIMARY KEY ([portal], [value])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [objections] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [application_id] bigint NULL,
        [publicity] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [grounds] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [anonymous] bit NOT NULL,
        [raised_at] datetime2 NOT NULL,
        [state] smallint NOT NULL,
        [resolved_at] datetime2 NULL,
        [conclusion] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_objections] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [operator_log] (
        [sequence] bigint NOT NULL,
        [at] datetime2 NOT NULL,
        [account] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [action] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [subject] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [cycle_id] bigint NULL,
        [data] nvarchar(max) NOT NULL,
        [previous_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_operator_log] PRIMARY KEY ([sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [outbox] (
        [id] bigint NOT NULL,
        [kind] smallint NOT NULL,
        [key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [instance_id] bigint NULL,
        [destination] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [payload] nvarchar(max) NOT NULL,
        [created_at] datetime2 NOT NULL,
        [not_before] datetime2 NOT NULL,
        [attempts] int NOT NULL,
        [state] smallint NOT NULL,
        [last_error] nvarchar(max) NULL,
        [sent_at] datetime2 NULL,
        CONSTRAINT [pk_outbox] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [pending_notices] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NULL,
        [instance_id] bigint NULL,
        [deadline_id] bigint NULL,
        [key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [template] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [assignee] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [data] nvarchar(max) NOT NULL,
        [due_date] date NULL,
        [day] date NOT NULL,
        [escalation] int NOT NULL,
        [state] smallint NOT NULL,
        [created_at] datetime2 NOT NULL,
        CONSTRAINT [pk_pending_notices] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [portals] (
        [code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [secret] varbinary(max) NOT NULL,
        [permissions] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [rate_limit] int NOT NULL,
        [enabled] bit NOT NULL,
        [created_at] datetime2 NOT NULL,
        CONSTRAINT [pk_portals] PRIMARY KEY ([code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [reminder_slot_runs] (
        [region] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [slot] datetime2 NOT NULL,
        [ran_at] datetime2 NOT NULL,
        [digests] int NOT NULL,
        [without_recipient] int NOT NULL,
        CONSTRAINT [pk_reminder_slot_runs] PRIMARY KEY ([region], [slot])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [sent_reminders] (
        [id] bigint NOT NULL,
        [cycle_id] bigint NULL,
        [instance_id] bigint NULL,
        [deadline_id] bigint NULL,
        [template] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [template_version] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [recipient] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [channel] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [sent_at] datetime2 NOT NULL,
        [receipt] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [outbox_id] bigint NULL,
        CONSTRAINT [pk_sent_reminders] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [sessions] (
        [token_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [user_id] bigint NOT NULL,
        [created_at] datetime2 NOT NULL,
        [seen_at] datetime2 NOT NULL,
        [expires_at] datetime2 NOT NULL,
        [user_agent] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_sessions] PRIMARY KEY ([token_hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [settings] (
        [name] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [value] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_settings] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [user_roles] (
        [id] bigint NOT NULL,
        [user_id] bigint NOT NULL,
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [cycle_id] bigint NULL,
        [scope] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_user_roles] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [users] (
        [id] bigint NOT NULL,
        [account] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [display_name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [password_hash] nvarchar(512) COLLATE Latin1_General_100_BIN2 NULL,
        [email] nvarchar(320) COLLATE Latin1_General_100_BIN2 NULL,
        [organisation] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [enabled] bit NOT NULL,
        [created_at] datetime2 NOT NULL,
        [failed_sign_ins] int NOT NULL,
        [locked_until] datetime2 NULL,
        [security_stamp] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_users] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE TABLE [webhook_subscriptions] (
        [id] bigint NOT NULL,
        [portal] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [types] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [url] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [secret] varbinary(max) NOT NULL,
        [enabled] bit NOT NULL,
        CONSTRAINT [pk_webhook_subscriptions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_applications_cycle_id_employer] ON [applications] ([cycle_id], [employer]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_applications_cycle_id_stage] ON [applications] ([cycle_id], [stage]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_applications_person_key] ON [applications] ([person_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_applications_cycle_id_number] ON [applications] ([cycle_id], [number]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_arrivals_received_at_id] ON [arrivals] ([received_at], [id]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_arrivals_target_id_received_at] ON [arrivals] ([target_id], [received_at]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_arrivals_portal_idempotency_key] ON [arrivals] ([portal], [idempotency_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_calendar_versions_region_version] ON [calendar_versions] ([region], [version]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_committee_choices] ON [committee_choices] ([cycle_id], [employer], [series], [specialty], [level]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_contacts_role_organisation] ON [contacts] ([role], [organisation]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_cycles_code] ON [cycles] ([code]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_deadline_moves_instance_id] ON [deadline_moves] ([instance_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_deadlines_instance_id] ON [deadlines] ([instance_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deadlines_kind_due_at_id] ON [deadlines] ([kind], [due_at], [id]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_deadlines_instance_id_activity_instance_id_name] ON [deadlines] ([instance_id], [activity_instance_id], [name]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_definition_versions_definition_id_version] ON [definition_versions] ([definition_id], [version]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_draws_cycle_id_committee_number] ON [draws] ([cycle_id], [committee], [number]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_evidence_instance_id] ON [evidence] ([instance_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_evidence_sha256] ON [evidence] ([sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_experts_committee] ON [experts] ([committee]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_experts_code] ON [experts] ([code]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_fanouts_id] ON [fanouts] ([id]) WHERE done_at IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_instances_correlation] ON [instances] ([correlation]) WHERE correlation IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_instances_cycle_id_id] ON [instances] ([cycle_id], [id]) WHERE status = 0 AND cycle_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_journal_instance_id_id] ON [journal] ([instance_id], [id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_meeting_totals_cycle_id_session_application_id] ON [meeting_totals] ([cycle_id], [session], [application_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_nonces_seen_at] ON [nonces] ([seen_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_objections_application_id] ON [objections] ([application_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_objections_cycle_id_state] ON [objections] ([cycle_id], [state]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_operator_log_cycle_id_sequence] ON [operator_log] ([cycle_id], [sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_outbox_kind_not_before_id] ON [outbox] ([kind], [not_before], [id]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_outbox_key] ON [outbox] ([key]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_pending_notices_day_role_assignee] ON [pending_notices] ([day], [role], [assignee]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_pending_notices_key] ON [pending_notices] ([key]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_sent_reminders_cycle_id_sent_at] ON [sent_reminders] ([cycle_id], [sent_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_sent_reminders_deadline_id] ON [sent_reminders] ([deadline_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_sessions_expires_at] ON [sessions] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_sessions_user_id] ON [sessions] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_user_roles_user_id] ON [user_roles] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ux_users_account] ON [users] ([account]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    CREATE INDEX [ix_webhook_subscriptions_portal] ON [webhook_subscriptions] ([portal]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121131431_Initial'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261121131431_Initial', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    ALTER TABLE [definition_versions] ADD [changed_at] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    ALTER TABLE [definition_versions] ADD [editors] nvarchar(max) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    ALTER TABLE [definition_versions] ADD [published_at] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    ALTER TABLE [definition_versions] ADD [revision] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    ALTER TABLE [definition_versions] ADD [submitted_at] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    ALTER TABLE [definition_versions] ADD [submitted_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144514_DefinitionDrafts'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261121144514_DefinitionDrafts', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    ALTER TABLE [deadlines] ADD [rules] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    ALTER TABLE [deadline_moves] ADD [move_id] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    ALTER TABLE [cycles] ADD [overrides] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    CREATE TABLE [cycle_moves] (
        [move_id] bigint NOT NULL,
        [cycle_id] bigint NOT NULL,
        [state] smallint NOT NULL,
        [at] datetime2 NULL,
        [result] nvarchar(max) NULL,
        CONSTRAINT [pk_cycle_moves] PRIMARY KEY ([move_id], [cycle_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    CREATE TABLE [date_moves] (
        [id] bigint NOT NULL,
        [kind] smallint NOT NULL,
        [state] smallint NOT NULL,
        [reason] nvarchar(max) NOT NULL,
        [request] nvarchar(max) NOT NULL,
        [calendar_version_id] bigint NULL,
        [proposed_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [proposed_at] datetime2 NOT NULL,
        [decided_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        [decided_at] datetime2 NULL,
        [preview_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [preview] nvarchar(max) NULL,
        [applied_at] datetime2 NULL,
        CONSTRAINT [pk_date_moves] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_deadline_moves_move_id] ON [deadline_moves] ([move_id]) WHERE move_id IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_cycle_moves_state] ON [cycle_moves] ([state]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_date_moves_state] ON [date_moves] ([state]) WHERE state < 2');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121144841_Moves'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261121144841_Moves', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121193042_Waits'
)
BEGIN
    CREATE TABLE [waits] (
        [key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [instance_id] bigint NOT NULL,
        CONSTRAINT [pk_waits] PRIMARY KEY ([key], [instance_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121193042_Waits'
)
BEGIN
    CREATE INDEX [ix_waits_instance_id] ON [waits] ([instance_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261121193042_Waits'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261121193042_Waits', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    ALTER TABLE [arrivals] ADD [keeping] smallint NOT NULL DEFAULT CAST(0 AS smallint);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    CREATE TABLE [stored_keys] (
        [name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [wrapped_by] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
        [content] varbinary(max) NOT NULL,
        [created_at] datetime2 NOT NULL,
        CONSTRAINT [pk_stored_keys] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    CREATE TABLE [tallies] (
        [name] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [since] datetime2 NOT NULL,
        [count] int NOT NULL,
        CONSTRAINT [pk_tallies] PRIMARY KEY ([name], [since])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'name', N'value') AND [object_id] = OBJECT_ID(N'[settings]'))
        SET IDENTITY_INSERT [settings] ON;
    EXEC(N'INSERT INTO [settings] ([name], [value])
    VALUES (N''lock.keys'', N''''),
    (N''lock.operator-log'', N'''')');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'name', N'value') AND [object_id] = OBJECT_ID(N'[settings]'))
        SET IDENTITY_INSERT [settings] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    EXEC(N'CREATE INDEX [ix_arrivals_keeping_answered_at] ON [arrivals] ([keeping], [answered_at]) WHERE state = 1 AND keeping <> 2');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    CREATE INDEX [ix_tallies_since] ON [tallies] ([since]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129194202_Nodes'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261129194202_Nodes', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129195423_DeadLetters'
)
BEGIN
    CREATE TABLE [dead_letters] (
        [id] bigint NOT NULL,
        [kind] smallint NOT NULL,
        [item_id] bigint NOT NULL,
        [instance_id] bigint NOT NULL,
        [name] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [reason] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [since] datetime2 NOT NULL,
        [state] smallint NOT NULL,
        [decided_at] datetime2 NULL,
        [decided_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        [comment] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_dead_letters] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129195423_DeadLetters'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ux_dead_letters_kind_item_id_instance_id] ON [dead_letters] ([kind], [item_id], [instance_id]) WHERE state = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129195423_DeadLetters'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261129195423_DeadLetters', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE instances SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE deadlines SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE outbox SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE arrivals SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE applications SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE applicants SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    ALTER TABLE journal SET (LOCK_ESCALATION = DISABLE)
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[pending_notices]') AND [c].[name] = N'data');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [pending_notices] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [pending_notices] ALTER COLUMN [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var1 nvarchar(max);
    SELECT @var1 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[outbox]') AND [c].[name] = N'payload');
    IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [outbox] DROP CONSTRAINT ' + @var1 + ';');
    ALTER TABLE [outbox] ALTER COLUMN [payload] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var2 nvarchar(max);
    SELECT @var2 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[outbox]') AND [c].[name] = N'last_error');
    IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [outbox] DROP CONSTRAINT ' + @var2 + ';');
    ALTER TABLE [outbox] ALTER COLUMN [last_error] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var3 nvarchar(max);
    SELECT @var3 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[operator_log]') AND [c].[name] = N'data');
    IF @var3 IS NOT NULL EXEC(N'ALTER TABLE [operator_log] DROP CONSTRAINT ' + @var3 + ';');
    ALTER TABLE [operator_log] ALTER COLUMN [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var4 nvarchar(max);
    SELECT @var4 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[journal]') AND [c].[name] = N'message');
    IF @var4 IS NOT NULL EXEC(N'ALTER TABLE [journal] DROP CONSTRAINT ' + @var4 + ';');
    ALTER TABLE [journal] ALTER COLUMN [message] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var5 nvarchar(max);
    SELECT @var5 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[journal]') AND [c].[name] = N'data');
    IF @var5 IS NOT NULL EXEC(N'ALTER TABLE [journal] DROP CONSTRAINT ' + @var5 + ';');
    ALTER TABLE [journal] ALTER COLUMN [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var6 nvarchar(max);
    SELECT @var6 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[fanouts]') AND [c].[name] = N'payload');
    IF @var6 IS NOT NULL EXEC(N'ALTER TABLE [fanouts] DROP CONSTRAINT ' + @var6 + ';');
    ALTER TABLE [fanouts] ALTER COLUMN [payload] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var7 nvarchar(max);
    SELECT @var7 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[experts]') AND [c].[name] = N'data');
    IF @var7 IS NOT NULL EXEC(N'ALTER TABLE [experts] DROP CONSTRAINT ' + @var7 + ';');
    ALTER TABLE [experts] ALTER COLUMN [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var8 nvarchar(max);
    SELECT @var8 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[draws]') AND [c].[name] = N'result');
    IF @var8 IS NOT NULL EXEC(N'ALTER TABLE [draws] DROP CONSTRAINT ' + @var8 + ';');
    ALTER TABLE [draws] ALTER COLUMN [result] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var9 nvarchar(max);
    SELECT @var9 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[draws]') AND [c].[name] = N'pool');
    IF @var9 IS NOT NULL EXEC(N'ALTER TABLE [draws] DROP CONSTRAINT ' + @var9 + ';');
    ALTER TABLE [draws] ALTER COLUMN [pool] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var10 nvarchar(max);
    SELECT @var10 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[definition_versions]') AND [c].[name] = N'json');
    IF @var10 IS NOT NULL EXEC(N'ALTER TABLE [definition_versions] DROP CONSTRAINT ' + @var10 + ';');
    ALTER TABLE [definition_versions] ALTER COLUMN [json] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var11 nvarchar(max);
    SELECT @var11 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[definition_versions]') AND [c].[name] = N'editors');
    IF @var11 IS NOT NULL EXEC(N'ALTER TABLE [definition_versions] DROP CONSTRAINT ' + @var11 + ';');
    ALTER TABLE [definition_versions] ALTER COLUMN [editors] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
    ALTER TABLE [definition_versions] ADD DEFAULT N'' FOR [editors];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var12 nvarchar(max);
    SELECT @var12 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[deadlines]') AND [c].[name] = N'rules');
    IF @var12 IS NOT NULL EXEC(N'ALTER TABLE [deadlines] DROP CONSTRAINT ' + @var12 + ';');
    ALTER TABLE [deadlines] ALTER COLUMN [rules] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var13 nvarchar(max);
    SELECT @var13 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[deadlines]') AND [c].[name] = N'basis');
    IF @var13 IS NOT NULL EXEC(N'ALTER TABLE [deadlines] DROP CONSTRAINT ' + @var13 + ';');
    ALTER TABLE [deadlines] ALTER COLUMN [basis] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var14 nvarchar(max);
    SELECT @var14 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[deadline_moves]') AND [c].[name] = N'reason');
    IF @var14 IS NOT NULL EXEC(N'ALTER TABLE [deadline_moves] DROP CONSTRAINT ' + @var14 + ';');
    ALTER TABLE [deadline_moves] ALTER COLUMN [reason] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var15 nvarchar(max);
    SELECT @var15 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[date_moves]') AND [c].[name] = N'request');
    IF @var15 IS NOT NULL EXEC(N'ALTER TABLE [date_moves] DROP CONSTRAINT ' + @var15 + ';');
    ALTER TABLE [date_moves] ALTER COLUMN [request] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var16 nvarchar(max);
    SELECT @var16 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[date_moves]') AND [c].[name] = N'reason');
    IF @var16 IS NOT NULL EXEC(N'ALTER TABLE [date_moves] DROP CONSTRAINT ' + @var16 + ';');
    ALTER TABLE [date_moves] ALTER COLUMN [reason] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var17 nvarchar(max);
    SELECT @var17 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[date_moves]') AND [c].[name] = N'preview');
    IF @var17 IS NOT NULL EXEC(N'ALTER TABLE [date_moves] DROP CONSTRAINT ' + @var17 + ';');
    ALTER TABLE [date_moves] ALTER COLUMN [preview] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var18 nvarchar(max);
    SELECT @var18 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[cycles]') AND [c].[name] = N'overrides');
    IF @var18 IS NOT NULL EXEC(N'ALTER TABLE [cycles] DROP CONSTRAINT ' + @var18 + ';');
    ALTER TABLE [cycles] ALTER COLUMN [overrides] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var19 nvarchar(max);
    SELECT @var19 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[cycles]') AND [c].[name] = N'options');
    IF @var19 IS NOT NULL EXEC(N'ALTER TABLE [cycles] DROP CONSTRAINT ' + @var19 + ';');
    ALTER TABLE [cycles] ALTER COLUMN [options] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var20 nvarchar(max);
    SELECT @var20 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[cycles]') AND [c].[name] = N'anchors');
    IF @var20 IS NOT NULL EXEC(N'ALTER TABLE [cycles] DROP CONSTRAINT ' + @var20 + ';');
    ALTER TABLE [cycles] ALTER COLUMN [anchors] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var21 nvarchar(max);
    SELECT @var21 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[cycle_moves]') AND [c].[name] = N'result');
    IF @var21 IS NOT NULL EXEC(N'ALTER TABLE [cycle_moves] DROP CONSTRAINT ' + @var21 + ';');
    ALTER TABLE [cycle_moves] ALTER COLUMN [result] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var22 nvarchar(max);
    SELECT @var22 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[calendar_versions]') AND [c].[name] = N'json');
    IF @var22 IS NOT NULL EXEC(N'ALTER TABLE [calendar_versions] DROP CONSTRAINT ' + @var22 + ';');
    ALTER TABLE [calendar_versions] ALTER COLUMN [json] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var23 nvarchar(max);
    SELECT @var23 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[arrivals]') AND [c].[name] = N'payload');
    IF @var23 IS NOT NULL EXEC(N'ALTER TABLE [arrivals] DROP CONSTRAINT ' + @var23 + ';');
    ALTER TABLE [arrivals] ALTER COLUMN [payload] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var24 nvarchar(max);
    SELECT @var24 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[arrivals]') AND [c].[name] = N'answer_body');
    IF @var24 IS NOT NULL EXEC(N'ALTER TABLE [arrivals] DROP CONSTRAINT ' + @var24 + ';');
    ALTER TABLE [arrivals] ALTER COLUMN [answer_body] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var25 nvarchar(max);
    SELECT @var25 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[arrivals]') AND [c].[name] = N'actor');
    IF @var25 IS NOT NULL EXEC(N'ALTER TABLE [arrivals] DROP CONSTRAINT ' + @var25 + ';');
    ALTER TABLE [arrivals] ALTER COLUMN [actor] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    DECLARE @var26 nvarchar(max);
    SELECT @var26 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[applications]') AND [c].[name] = N'data');
    IF @var26 IS NOT NULL EXEC(N'ALTER TABLE [applications] DROP CONSTRAINT ' + @var26 + ';');
    ALTER TABLE [applications] ALTER COLUMN [data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261129200534_Collations'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261129200534_Collations', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130001915_AcceptedApplications'
)
BEGIN
    ALTER TABLE [applications] ADD [accepted_at] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130001915_AcceptedApplications'
)
BEGIN
    EXEC(N'UPDATE a
    SET accepted_at = j.[at]
    FROM applications AS a
    INNER JOIN (SELECT instance_id, min([at]) AS [at] FROM journal WHERE [event] = N''Agreed'' AND message LIKE N''办事机构%'' GROUP BY instance_id) AS j
        ON j.instance_id = a.instance_id');
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130001915_AcceptedApplications'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261130001915_AcceptedApplications', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130013300_DeadTables'
)
BEGIN
    DROP TABLE [committee_choices];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130013300_DeadTables'
)
BEGIN
    DROP TABLE [draws];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130013300_DeadTables'
)
BEGIN
    DROP TABLE [meeting_totals];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130013300_DeadTables'
)
BEGIN
    DROP TABLE [objections];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130013300_DeadTables'
)
BEGIN
    CREATE INDEX [ix_deadlines_cycle_id] ON [deadlines] ([cycle_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130013300_DeadTables'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261130013300_DeadTables', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130041532_OfficialNotices'
)
BEGIN
    CREATE TABLE [notice_versions] (
        [id] bigint NOT NULL,
        [notice] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] int NOT NULL,
        [title] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [json] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [state] smallint NOT NULL,
        [imported_at] datetime2 NOT NULL,
        [imported_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [decided_at] datetime2 NULL,
        [decided_by] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_notice_versions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130041532_OfficialNotices'
)
BEGIN
    CREATE UNIQUE INDEX [ux_notice_versions_notice_version] ON [notice_versions] ([notice], [version]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130041532_OfficialNotices'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261130041532_OfficialNotices', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    DECLARE @var27 nvarchar(max);
    SELECT @var27 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[users]') AND [c].[name] = N'failed_sign_ins');
    IF @var27 IS NOT NULL EXEC(N'ALTER TABLE [users] DROP CONSTRAINT ' + @var27 + ';');
    ALTER TABLE [users] DROP COLUMN [failed_sign_ins];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    DECLARE @var28 nvarchar(max);
    SELECT @var28 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[users]') AND [c].[name] = N'locked_until');
    IF @var28 IS NOT NULL EXEC(N'ALTER TABLE [users] DROP CONSTRAINT ' + @var28 + ';');
    ALTER TABLE [users] DROP COLUMN [locked_until];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    ALTER TABLE [users] ADD [made_by] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    ALTER TABLE [users] ADD [told] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    ALTER TABLE [users] ADD [totp_secret] varbinary(512) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    ALTER TABLE [users] ADD [totp_step] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261130050511_AccountsOfTheirOwners'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261130050511_AccountsOfTheirOwners', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    DROP INDEX [ix_applications_cycle_id_employer] ON [applications];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    DECLARE @var29 nvarchar(max);
    SELECT @var29 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[users]') AND [c].[name] = N'organisation');
    IF @var29 IS NOT NULL EXEC(N'ALTER TABLE [users] DROP CONSTRAINT ' + @var29 + ';');
    ALTER TABLE [users] DROP COLUMN [organisation];
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    ALTER TABLE [user_roles] ADD [jurisdiction] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    ALTER TABLE [cycles] ADD [committees] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    CREATE TABLE [organisations] (
        [role] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [jurisdiction] nvarchar(16) COLLATE Latin1_General_100_BIN2 NULL,
        [superior] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [enabled] bit NOT NULL,
        CONSTRAINT [pk_organisations] PRIMARY KEY ([role], [code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    CREATE INDEX [ix_applications_committee_cycle_id] ON [applications] ([committee], [cycle_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    CREATE INDEX [ix_applications_department_cycle_id] ON [applications] ([department], [cycle_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    CREATE INDEX [ix_applications_employer_cycle_id] ON [applications] ([employer], [cycle_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    CREATE INDEX [ix_organisations_name] ON [organisations] ([name]);
END;

IF NOT EXISTS (
    SELECT * FROM [schema_versions]
    WHERE [MigrationId] = N'20261201072539_Reach'
)
BEGIN
    INSERT INTO [schema_versions] ([MigrationId], [ProductVersion])
    VALUES (N'20261201072539_Reach', N'10.0.15');
END;

COMMIT;
GO


-- Readers see the last committed state; ends other connections to the database.
ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO

-- The jobs.
-- This file is part of Hangfire. Copyright © 2013-2014 Hangfire OÜ.
-- 
-- Hangfire is free software: you can redistribute it and/or modify
-- it under the terms of the GNU Lesser General Public License as 
-- published by the Free Software Foundation, either version 3 
-- of the License, or any later version.
-- 
-- Hangfire is distributed in the hope that it will be useful,
-- but WITHOUT ANY WARRANTY; without even the implied warranty of
-- MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
-- GNU Lesser General Public License for more details.
-- 
-- You should have received a copy of the GNU Lesser General Public 
-- License along with Hangfire. If not, see <http://www.gnu.org/licenses/>.

SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @TARGET_SCHEMA_VERSION INT;
DECLARE @DISABLE_HEAVY_MIGRATIONS BIT;
SET @TARGET_SCHEMA_VERSION = 9;
SET @DISABLE_HEAVY_MIGRATIONS = 1;

PRINT 'Installing Hangfire SQL objects...';

BEGIN TRANSACTION;

-- Acquire exclusive lock to prevent deadlocks caused by schema creation / version update
DECLARE @SchemaLockResult INT;
EXEC @SchemaLockResult = sp_getapplock @Resource = 'hangfire:SchemaLock', @LockMode = 'Exclusive'

-- Create the database schema if it doesn't exists
IF NOT EXISTS (SELECT [schema_id] FROM [sys].[schemas] WHERE [name] = 'hangfire')
BEGIN
    EXEC (N'CREATE SCHEMA [hangfire]');
    PRINT 'Created database schema [hangfire]';
END
ELSE
    PRINT 'Database schema [hangfire] already exists';
    
DECLARE @SCHEMA_ID int;
SELECT @SCHEMA_ID = [schema_id] FROM [sys].[schemas] WHERE [name] = 'hangfire';

-- Create the [hangfire].Schema table if not exists
IF NOT EXISTS(SELECT [object_id] FROM [sys].[tables] 
    WHERE [name] = 'Schema' AND [schema_id] = @SCHEMA_ID)
BEGIN
    CREATE TABLE [hangfire].[Schema](
        [Version] [int] NOT NULL,
        CONSTRAINT [PK_HangFire_Schema] PRIMARY KEY CLUSTERED ([Version] ASC)
    );
    PRINT 'Created table [hangfire].[Schema]';
END
ELSE
    PRINT 'Table [hangfire].[Schema] already exists';
    
DECLARE @CURRENT_SCHEMA_VERSION int;
SELECT @CURRENT_SCHEMA_VERSION = [Version] FROM [hangfire].[Schema];

PRINT 'Current Hangfire schema version: ' + CASE WHEN @CURRENT_SCHEMA_VERSION IS NULL THEN 'none' ELSE CONVERT(nvarchar, @CURRENT_SCHEMA_VERSION) END;

IF @CURRENT_SCHEMA_VERSION IS NOT NULL AND @CURRENT_SCHEMA_VERSION > @TARGET_SCHEMA_VERSION
BEGIN
    ROLLBACK TRANSACTION;
    PRINT 'Hangfire current database schema version ' + CAST(@CURRENT_SCHEMA_VERSION AS NVARCHAR) +
          ' is newer than the configured SqlServerStorage schema version ' + CAST(@TARGET_SCHEMA_VERSION AS NVARCHAR) +
          '. Will not apply any migrations.';
    RETURN;
END

-- Install [hangfire] schema objects
IF @CURRENT_SCHEMA_VERSION IS NULL
BEGIN
    IF @DISABLE_HEAVY_MIGRATIONS = 1
    BEGIN
        SET @DISABLE_HEAVY_MIGRATIONS = 0;
        PRINT 'Enabling HEAVY_MIGRATIONS, because we are installing objects from scratch';
    END

    PRINT 'Installing schema version 1';
        
    -- Create job tables
    CREATE TABLE [hangfire].[Job] (
        [Id] [int] IDENTITY(1,1) NOT NULL,
		[StateId] [int] NULL,
		[StateName] [nvarchar](20) NULL, -- To speed-up queries.
        [InvocationData] [nvarchar](max) NOT NULL,
        [Arguments] [nvarchar](max) NOT NULL,
        [CreatedAt] [datetime] NOT NULL,
        [ExpireAt] [datetime] NULL,

        CONSTRAINT [PK_HangFire_Job] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[Job]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Job_StateName] ON [hangfire].[Job] ([StateName] ASC);
	PRINT 'Created index [IX_HangFire_Job_StateName]';
        
    -- Job history table
        
    CREATE TABLE [hangfire].[State] (
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [JobId] [int] NOT NULL,
		[Name] [nvarchar](20) NOT NULL,
		[Reason] [nvarchar](100) NULL,
        [CreatedAt] [datetime] NOT NULL,
        [Data] [nvarchar](max) NULL,
            
        CONSTRAINT [PK_HangFire_State] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[State]';

    ALTER TABLE [hangfire].[State] ADD CONSTRAINT [FK_HangFire_State_Job] FOREIGN KEY([JobId])
        REFERENCES [hangfire].[Job] ([Id])
        ON UPDATE CASCADE
        ON DELETE CASCADE;
    PRINT 'Created constraint [FK_HangFire_State_Job]';
        
    CREATE NONCLUSTERED INDEX [IX_HangFire_State_JobId] ON [hangfire].[State] ([JobId] ASC);
    PRINT 'Created index [IX_HangFire_State_JobId]';
        
    -- Job parameters table
        
    CREATE TABLE [hangfire].[JobParameter](
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [JobId] [int] NOT NULL,
        [Name] [nvarchar](40) NOT NULL,
        [Value] [nvarchar](max) NULL,
            
        CONSTRAINT [PK_HangFire_JobParameter] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[JobParameter]';

    ALTER TABLE [hangfire].[JobParameter] ADD CONSTRAINT [FK_HangFire_JobParameter_Job] FOREIGN KEY([JobId])
        REFERENCES [hangfire].[Job] ([Id])
        ON UPDATE CASCADE
        ON DELETE CASCADE;
    PRINT 'Created constraint [FK_HangFire_JobParameter_Job]';
        
    CREATE NONCLUSTERED INDEX [IX_HangFire_JobParameter_JobIdAndName] ON [hangfire].[JobParameter] (
        [JobId] ASC,
        [Name] ASC
    );
    PRINT 'Created index [IX_HangFire_JobParameter_JobIdAndName]';
        
    -- Job queue table
        
    CREATE TABLE [hangfire].[JobQueue](
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [JobId] [int] NOT NULL,
        [Queue] [nvarchar](20) NOT NULL,
        [FetchedAt] [datetime] NULL,
            
        CONSTRAINT [PK_HangFire_JobQueue] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[JobQueue]';
        
    CREATE NONCLUSTERED INDEX [IX_HangFire_JobQueue_JobIdAndQueue] ON [hangfire].[JobQueue] (
        [JobId] ASC,
        [Queue] ASC
    );
    PRINT 'Created index [IX_HangFire_JobQueue_JobIdAndQueue]';
        
    CREATE NONCLUSTERED INDEX [IX_HangFire_JobQueue_QueueAndFetchedAt] ON [hangfire].[JobQueue] (
        [Queue] ASC,
        [FetchedAt] ASC
    );
    PRINT 'Created index [IX_HangFire_JobQueue_QueueAndFetchedAt]';
        
    -- Servers table
        
    CREATE TABLE [hangfire].[Server](
        [Id] [nvarchar](200) NOT NULL,
        [Data] [nvarchar](max) NULL,
        [LastHeartbeat] [datetime] NULL,
            
        CONSTRAINT [PK_HangFire_Server] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[Server]';
        
    -- Extension tables
        
    CREATE TABLE [hangfire].[Hash](
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [Key] [nvarchar](100) NOT NULL,
        [Name] [nvarchar](40) NOT NULL,
        [StringValue] [nvarchar](max) NULL,
        [IntValue] [int] NULL,
        [ExpireAt] [datetime] NULL,
            
        CONSTRAINT [PK_HangFire_Hash] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[Hash]';
        
    CREATE UNIQUE NONCLUSTERED INDEX [UX_HangFire_Hash_KeyAndName] ON [hangfire].[Hash] (
        [Key] ASC,
        [Name] ASC
    );
    PRINT 'Created index [UX_HangFire_Hash_KeyAndName]';
        
    CREATE TABLE [hangfire].[List](
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [Key] [nvarchar](100) NOT NULL,
        [Value] [nvarchar](max) NULL,
        [ExpireAt] [datetime] NULL,
            
        CONSTRAINT [PK_HangFire_List] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[List]';
        
    CREATE TABLE [hangfire].[Set](
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [Key] [nvarchar](100) NOT NULL,
        [Score] [float] NOT NULL,
        [Value] [nvarchar](256) NOT NULL,
        [ExpireAt] [datetime] NULL,
            
        CONSTRAINT [PK_HangFire_Set] PRIMARY KEY CLUSTERED ([Id] ASC)
    );
    PRINT 'Created table [hangfire].[Set]';
        
    CREATE UNIQUE NONCLUSTERED INDEX [UX_HangFire_Set_KeyAndValue] ON [hangfire].[Set] (
        [Key] ASC,
        [Value] ASC
    );
    PRINT 'Created index [UX_HangFire_Set_KeyAndValue]';
        
    CREATE TABLE [hangfire].[Value](
        [Id] [int] IDENTITY(1,1) NOT NULL,
        [Key] [nvarchar](100) NOT NULL,
        [StringValue] [nvarchar](max) NULL,
        [IntValue] [int] NULL,
        [ExpireAt] [datetime] NULL,
            
        CONSTRAINT [PK_HangFire_Value] PRIMARY KEY CLUSTERED (
            [Id] ASC
        )
    );
    PRINT 'Created table [hangfire].[Value]';
        
    CREATE UNIQUE NONCLUSTERED INDEX [UX_HangFire_Value_Key] ON [hangfire].[Value] (
        [Key] ASC
    );
    PRINT 'Created index [UX_HangFire_Value_Key]';

	CREATE TABLE [hangfire].[Counter](
		[Id] [int] IDENTITY(1,1) NOT NULL,
		[Key] [nvarchar](100) NOT NULL,
		[Value] [tinyint] NOT NULL,
		[ExpireAt] [datetime] NULL,

		CONSTRAINT [PK_HangFire_Counter] PRIMARY KEY CLUSTERED ([Id] ASC)
	);
	PRINT 'Created table [hangfire].[Counter]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Counter_Key] ON [hangfire].[Counter] ([Key] ASC)
	INCLUDE ([Value]);
	PRINT 'Created index [IX_HangFire_Counter_Key]';

	SET @CURRENT_SCHEMA_VERSION = 1;
END

IF @CURRENT_SCHEMA_VERSION = 1
BEGIN
	PRINT 'Installing schema version 2';

	-- https://github.com/odinserj/HangFire/issues/83

	DROP INDEX [IX_HangFire_Counter_Key] ON [hangfire].[Counter];

	ALTER TABLE [hangfire].[Counter] ALTER COLUMN [Value] SMALLINT NOT NULL;

	CREATE NONCLUSTERED INDEX [IX_HangFire_Counter_Key] ON [hangfire].[Counter] ([Key] ASC)
	INCLUDE ([Value]);
	PRINT 'Index [IX_HangFire_Counter_Key] re-created';

	DROP TABLE [hangfire].[Value];
	DROP TABLE [hangfire].[Hash];
	PRINT 'Dropped tables [hangfire].[Value] and [hangfire].[Hash]'

	DELETE FROM [hangfire].[Server] WHERE [LastHeartbeat] IS NULL;
	ALTER TABLE [hangfire].[Server] ALTER COLUMN [LastHeartbeat] DATETIME NOT NULL;

	SET @CURRENT_SCHEMA_VERSION = 2;
END

IF @CURRENT_SCHEMA_VERSION = 2
BEGIN
	PRINT 'Installing schema version 3';

	DROP INDEX [IX_HangFire_JobQueue_JobIdAndQueue] ON [hangfire].[JobQueue];
	PRINT 'Dropped index [IX_HangFire_JobQueue_JobIdAndQueue]';

	CREATE TABLE [hangfire].[Hash](
		[Id] [int] IDENTITY(1,1) NOT NULL,
		[Key] [nvarchar](100) NOT NULL,
		[Field] [nvarchar](100) NOT NULL,
		[Value] [nvarchar](max) NULL,
		[ExpireAt] [datetime2](7) NULL,
		
		CONSTRAINT [PK_HangFire_Hash] PRIMARY KEY CLUSTERED ([Id] ASC)
	);
	PRINT 'Created table [hangfire].[Hash]';

	CREATE UNIQUE NONCLUSTERED INDEX [UX_HangFire_Hash_Key_Field] ON [hangfire].[Hash] (
		[Key] ASC,
		[Field] ASC
	);
	PRINT 'Created index [UX_HangFire_Hash_Key_Field]';

	SET @CURRENT_SCHEMA_VERSION = 3;
END

IF @CURRENT_SCHEMA_VERSION = 3
BEGIN
	PRINT 'Installing schema version 4';

	CREATE TABLE [hangfire].[AggregatedCounter] (
		[Id] [int] IDENTITY(1,1) NOT NULL,
		[Key] [nvarchar](100) NOT NULL,
		[Value] [bigint] NOT NULL,
		[ExpireAt] [datetime] NULL,

		CONSTRAINT [PK_HangFire_CounterAggregated] PRIMARY KEY CLUSTERED ([Id] ASC)
	);
	PRINT 'Created table [hangfire].[AggregatedCounter]';

	CREATE UNIQUE NONCLUSTERED INDEX [UX_HangFire_CounterAggregated_Key] ON [hangfire].[AggregatedCounter] (
		[Key] ASC
	) INCLUDE ([Value]);
	PRINT 'Created index [UX_HangFire_CounterAggregated_Key]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Hash_ExpireAt] ON [hangfire].[Hash] ([ExpireAt])
	INCLUDE ([Id]);

	CREATE NONCLUSTERED INDEX [IX_HangFire_Job_ExpireAt] ON [hangfire].[Job] ([ExpireAt])
	INCLUDE ([Id]);

	CREATE NONCLUSTERED INDEX [IX_HangFire_List_ExpireAt] ON [hangfire].[List] ([ExpireAt])
	INCLUDE ([Id]);

	CREATE NONCLUSTERED INDEX [IX_HangFire_Set_ExpireAt] ON [hangfire].[Set] ([ExpireAt])
	INCLUDE ([Id]);

	PRINT 'Created indexes for [ExpireAt] columns';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Hash_Key] ON [hangfire].[Hash] ([Key] ASC)
	INCLUDE ([ExpireAt]);
	PRINT 'Created index [IX_HangFire_Hash_Key]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_List_Key] ON [hangfire].[List] ([Key] ASC)
	INCLUDE ([ExpireAt], [Value]);
	PRINT 'Created index [IX_HangFire_List_Key]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Set_Key] ON [hangfire].[Set] ([Key] ASC)
	INCLUDE ([ExpireAt], [Value]);
	PRINT 'Created index [IX_HangFire_Set_Key]';

	SET @CURRENT_SCHEMA_VERSION = 4;
END

IF @CURRENT_SCHEMA_VERSION = 4
BEGIN
	PRINT 'Installing schema version 5';

	DROP INDEX [IX_HangFire_JobQueue_QueueAndFetchedAt] ON [hangfire].[JobQueue];
	PRINT 'Dropped index [IX_HangFire_JobQueue_QueueAndFetchedAt] to modify the [hangfire].[JobQueue].[Queue] column';

	ALTER TABLE [hangfire].[JobQueue] ALTER COLUMN [Queue] NVARCHAR (50) NOT NULL;
	PRINT 'Modified [hangfire].[JobQueue].[Queue] length to 50';

	CREATE NONCLUSTERED INDEX [IX_HangFire_JobQueue_QueueAndFetchedAt] ON [hangfire].[JobQueue] (
        [Queue] ASC,
        [FetchedAt] ASC
    );
    PRINT 'Re-created index [IX_HangFire_JobQueue_QueueAndFetchedAt]';

	ALTER TABLE [hangfire].[Server] DROP CONSTRAINT [PK_HangFire_Server]
    PRINT 'Dropped constraint [PK_HangFire_Server] to modify the [HangFire].[Server].[Id] column';

	ALTER TABLE [hangfire].[Server] ALTER COLUMN [Id] NVARCHAR (200) NOT NULL;
	PRINT 'Modified [hangfire].[Server].[Id] length to 200';

	ALTER TABLE [hangfire].[Server] ADD  CONSTRAINT [PK_HangFire_Server] PRIMARY KEY CLUSTERED
	(
		[Id] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_Server]';

	SET @CURRENT_SCHEMA_VERSION = 5;
END

IF @CURRENT_SCHEMA_VERSION = 5 AND @DISABLE_HEAVY_MIGRATIONS = 1
BEGIN
    PRINT 'Migration process STOPPED at schema version ' + CAST(@CURRENT_SCHEMA_VERSION AS NVARCHAR) +
          '. WILL NOT upgrade to schema version ' + CAST(@TARGET_SCHEMA_VERSION AS NVARCHAR) +
          ', because @DISABLE_HEAVY_MIGRATIONS option is set.';
END
ELSE IF @CURRENT_SCHEMA_VERSION = 5
BEGIN
	PRINT 'Installing schema version 6';

	-- First, we will drop all the secondary indexes on the HangFire.Set table, because we will
	-- modify that table, and unknown indexes may be added there (see https://github.com/HangfireIO/Hangfire/issues/844).
	-- So, we'll drop all of them, and then re-create the required index with a well-known name.

	DECLARE @dropIndexSql NVARCHAR(MAX) = N'';
	SELECT @dropIndexSql += N'DROP INDEX ' + QUOTENAME(SCHEMA_NAME(o.[schema_id])) + '.' + QUOTENAME(o.name) + '.' + QUOTENAME(i.name) + ';'
	FROM sys.indexes AS i
	INNER JOIN sys.tables AS o
	ON i.[object_id] = o.[object_id]
	WHERE i.is_primary_key = 0
	AND i.index_id <> 0
	AND o.is_ms_shipped = 0
	AND SCHEMA_NAME(o.[schema_id]) = 'hangfire'
	AND o.name = 'Set';

	EXEC sp_executesql @dropIndexSql;
	PRINT 'Dropped all secondary indexes on the [Set] table';

	-- Next, we'll remove the unnecessary indexes. They were unnecessary in the previous schema,
	-- and are unnecessary in the new schema as well. We'll not re-create them.

	DROP INDEX [IX_HangFire_Hash_Key] ON [hangfire].[Hash];
	PRINT 'Dropped unnecessary index [IX_HangFire_Hash_Key]';

	-- Next, all the indexes that cover expiration will be filtered, to include only non-null values. This
	-- will prevent unnecessary index modifications – we are seeking these indexes only for non-null
	-- expiration time. Also, they include the Id column by a mistake. So we'll re-create them later in the
	-- migration.

	DROP INDEX [IX_HangFire_Hash_ExpireAt] ON [hangfire].[Hash];
	PRINT 'Dropped index [IX_HangFire_Hash_ExpireAt]';

	DROP INDEX [IX_HangFire_Job_ExpireAt] ON [hangfire].[Job];
	PRINT 'Dropped index [IX_HangFire_Job_ExpireAt]';

	DROP INDEX [IX_HangFire_List_ExpireAt] ON [hangfire].[List];
	PRINT 'Dropped index [IX_HangFire_List_ExpireAt]';

	-- IX_HangFire_Job_StateName index can also be optimized, since we are querying it only with a
	-- non-null state name. This will decrease the number of operations, when creating a background job.
	-- It will be recreated later in the migration.

	DROP INDEX [IX_HangFire_Job_StateName] ON [hangfire].Job;
	PRINT 'Dropped index [IX_HangFire_Job_StateName]';

	-- Dropping foreign key constraints based on the JobId column, because we need to modify the underlying
	-- column type of the clustered index to BIGINT. We'll recreate them later in the migration.

	ALTER TABLE [hangfire].[JobParameter] DROP CONSTRAINT [FK_HangFire_JobParameter_Job];
	PRINT 'Dropped constraint [FK_HangFire_JobParameter_Job]';

	ALTER TABLE [hangfire].[State] DROP CONSTRAINT [FK_HangFire_State_Job];
	PRINT 'Dropped constraint [FK_HangFire_State_Job]';

	-- We are going to create composite clustered indexes that are more natural for the following tables,
	-- so the following indexes will be unnecessary. Natural sorting will keep related data close to each
	-- other, and simplify the index modifications by the cost of fragmentation and additional page splits.

	DROP INDEX [UX_HangFire_CounterAggregated_Key] ON [hangfire].[AggregatedCounter];
	PRINT 'Dropped index [UX_HangFire_CounterAggregated_Key]';

	DROP INDEX [IX_HangFire_Counter_Key] ON [hangfire].[Counter];
	PRINT 'Dropped index [IX_HangFire_Counter_Key]';

	DROP INDEX [IX_HangFire_JobParameter_JobIdAndName] ON [hangfire].[JobParameter];
	PRINT 'Dropped index [IX_HangFire_JobParameter_JobIdAndName]';

	DROP INDEX [IX_HangFire_JobQueue_QueueAndFetchedAt] ON [hangfire].[JobQueue];
	PRINT 'Dropped index [IX_HangFire_JobQueue_QueueAndFetchedAt]';

	DROP INDEX [UX_HangFire_Hash_Key_Field] ON [hangfire].[Hash];
	PRINT 'Dropped index [UX_HangFire_Hash_Key_Field]';

	DROP INDEX [IX_HangFire_List_Key] ON [hangfire].[List];
	PRINT 'Dropped index [IX_HangFire_List_Key]';

	DROP INDEX [IX_HangFire_State_JobId] ON [hangfire].[State];
	PRINT 'Dropped index [IX_HangFire_State_JobId]';

	-- Then, we need to drop the primary key constraints, to modify id columns to the BIGINT type. Some of them
	-- will be re-created later in the migration. But some of them would be removed forever, because their
	-- uniqueness property sometimes unnecessary.

	ALTER TABLE [hangfire].[AggregatedCounter] DROP CONSTRAINT [PK_HangFire_CounterAggregated];
	PRINT 'Dropped constraint [PK_HangFire_CounterAggregated]';

	ALTER TABLE [hangfire].[Counter] DROP CONSTRAINT [PK_HangFire_Counter];
	PRINT 'Dropped constraint [PK_HangFire_Counter]';

	ALTER TABLE [hangfire].[Hash] DROP CONSTRAINT [PK_HangFire_Hash];
	PRINT 'Dropped constraint [PK_HangFire_Hash]';

	ALTER TABLE [hangfire].[Job] DROP CONSTRAINT [PK_HangFire_Job];
	PRINT 'Dropped constraint [PK_HangFire_Job]';

	ALTER TABLE [hangfire].[JobParameter] DROP CONSTRAINT [PK_HangFire_JobParameter];
	PRINT 'Dropped constraint [PK_HangFire_JobParameter]';

	ALTER TABLE [hangfire].[JobQueue] DROP CONSTRAINT [PK_HangFire_JobQueue];
	PRINT 'Dropped constraint [PK_HangFire_JobQueue]';

	ALTER TABLE [hangfire].[List] DROP CONSTRAINT [PK_HangFire_List];
	PRINT 'Dropped constraint [PK_HangFire_List]';

	ALTER TABLE [hangfire].[Set] DROP CONSTRAINT [PK_HangFire_Set];
	PRINT 'Dropped constraint [PK_HangFire_Set]';

	ALTER TABLE [hangfire].[State] DROP CONSTRAINT [PK_HangFire_State];
	PRINT 'Dropped constraint [PK_HangFire_State]';

	-- We are removing identity columns of the following tables completely, their clustered
	-- index will be based on natural values. So, instead of modifying them to BIGINT, we
	-- are dropping them.

	ALTER TABLE [hangfire].[AggregatedCounter] DROP COLUMN [Id];
	PRINT 'Dropped [AggregatedCounter].[Id] column, we will cluster on [Key] column with uniqufier';

	ALTER TABLE [hangfire].[Counter] DROP COLUMN [Id];
	PRINT 'Dropped [Counter].[Id] column, we will cluster on [Key] column';

	ALTER TABLE [hangfire].[Hash] DROP COLUMN [Id];
	PRINT 'Dropped [Hash].[Id] column, we will cluster on [Key]/[Field] columns';

	ALTER TABLE [hangfire].[Set] DROP COLUMN [Id];
	PRINT 'Dropped [Set].[Id] column, we will cluster on [Key]/[Value] columns';

	ALTER TABLE [hangfire].[JobParameter] DROP COLUMN [Id];
	PRINT 'Dropped [JobParameter].[Id] column, we will cluster on [JobId]/[Name] columns';

	-- Then we need to modify all the remaining Id columns to be of type BIGINT.

	ALTER TABLE [hangfire].[List] ALTER COLUMN [Id] BIGINT NOT NULL;
	PRINT 'Modified [List].[Id] type to BIGINT';

	ALTER TABLE [hangfire].[Job] ALTER COLUMN [Id] BIGINT NOT NULL;
	PRINT 'Modified [Job].[Id] type to BIGINT';

	ALTER TABLE [hangfire].[Job] ALTER COLUMN [StateId] BIGINT NULL;
	PRINT 'Modified [Job].[StateId] type to BIGINT';

	ALTER TABLE [hangfire].[JobParameter] ALTER COLUMN [JobId] BIGINT NOT NULL;
	PRINT 'Modified [JobParameter].[JobId] type to BIGINT';

	ALTER TABLE [hangfire].[JobQueue] ALTER COLUMN [JobId] BIGINT NOT NULL;
	PRINT 'Modified [JobQueue].[JobId] type to BIGINT';

	ALTER TABLE [hangfire].[JobQueue] ALTER COLUMN [Id] BIGINT NOT NULL;
	PRINT 'Modified [JobQueue].[Id] type to BIGINT';

	ALTER TABLE [hangfire].[State] ALTER COLUMN [Id] BIGINT NOT NULL;
	PRINT 'Modified [State].[Id] type to BIGINT';

	ALTER TABLE [hangfire].[State] ALTER COLUMN [JobId] BIGINT NOT NULL;
	PRINT 'Modified [State].[JobId] type to BIGINT';

	ALTER TABLE [hangfire].[Counter] ALTER COLUMN [Value] INT NOT NULL;
	PRINT 'Modified [Counter].[Value] type to INT';

	-- Adding back all the Primary Key constraints or clustered indexes where PKs aren't appropriate.

	ALTER TABLE [hangfire].[AggregatedCounter] ADD CONSTRAINT [PK_HangFire_CounterAggregated] PRIMARY KEY CLUSTERED (
		[Key] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_CounterAggregated]';

	CREATE CLUSTERED INDEX [CX_HangFire_Counter] ON [hangfire].[Counter] ([Key]);
	PRINT 'Created clustered index [CX_HangFire_Counter]';

	ALTER TABLE [hangfire].[Hash] ADD CONSTRAINT [PK_HangFire_Hash] PRIMARY KEY CLUSTERED (
		[Key] ASC,
		[Field] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_Hash]';

	ALTER TABLE [hangfire].[Job] ADD CONSTRAINT [PK_HangFire_Job] PRIMARY KEY CLUSTERED ([Id] ASC);
	PRINT 'Re-created constraint [PK_HangFire_Job]';
	
	ALTER TABLE [hangfire].[JobParameter] ADD CONSTRAINT [PK_HangFire_JobParameter] PRIMARY KEY CLUSTERED (
		[JobId] ASC,
		[Name] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_JobParameter]';

	ALTER TABLE [hangfire].[JobQueue] ADD CONSTRAINT [PK_HangFire_JobQueue] PRIMARY KEY CLUSTERED (
		[Queue] ASC,
		[Id] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_JobQueue]';

	ALTER TABLE [hangfire].[List] ADD CONSTRAINT [PK_HangFire_List] PRIMARY KEY CLUSTERED (
		[Key] ASC,
		[Id] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_List]';

	ALTER TABLE [hangfire].[Set] ADD CONSTRAINT [PK_HangFire_Set] PRIMARY KEY CLUSTERED (
		[Key] ASC,
		[Value] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_Set]';

	ALTER TABLE [hangfire].[State] ADD CONSTRAINT [PK_HangFire_State] PRIMARY KEY CLUSTERED (
		[JobId] ASC,
		[Id]
	);
	PRINT 'Re-created constraint [PK_HangFire_State]';

	-- Creating secondary, nonclustered indexes

	CREATE NONCLUSTERED INDEX [IX_HangFire_Job_StateName] ON [hangfire].[Job] ([StateName])
	WHERE [StateName] IS NOT NULL;
	PRINT 'Re-created index [IX_HangFire_Job_StateName]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Set_Score] ON [hangfire].[Set] ([Score])
	WHERE [Score] IS NOT NULL;
	PRINT 'Created index [IX_HangFire_Set_Score]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Server_LastHeartbeat] ON [hangfire].[Server] ([LastHeartbeat]);
	PRINT 'Created index [IX_HangFire_Server_LastHeartbeat]';

	-- Creating filtered indexes for ExpireAt columns

	CREATE NONCLUSTERED INDEX [IX_HangFire_AggregatedCounter_ExpireAt] ON [hangfire].[AggregatedCounter] ([ExpireAt])
	WHERE [ExpireAt] IS NOT NULL;
	PRINT 'Created index [IX_HangFire_AggregatedCounter_ExpireAt]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Hash_ExpireAt] ON [hangfire].[Hash] ([ExpireAt])
	WHERE [ExpireAt] IS NOT NULL;
	PRINT 'Re-created index [IX_HangFire_Hash_ExpireAt]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Job_ExpireAt] ON [hangfire].[Job] ([ExpireAt])
	INCLUDE ([StateName])
	WHERE [ExpireAt] IS NOT NULL;
	PRINT 'Re-created index [IX_HangFire_Job_ExpireAt]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_List_ExpireAt] ON [hangfire].[List] ([ExpireAt])
	WHERE [ExpireAt] IS NOT NULL;
	PRINT 'Re-created index [IX_HangFire_List_ExpireAt]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Set_ExpireAt] ON [hangfire].[Set] ([ExpireAt])
	WHERE [ExpireAt] IS NOT NULL;
	PRINT 'Re-created index [IX_HangFire_Set_ExpireAt]';

	-- Restoring foreign keys

	ALTER TABLE [hangfire].[State] ADD CONSTRAINT [FK_HangFire_State_Job] FOREIGN KEY([JobId])
		REFERENCES [hangfire].[Job] ([Id])
		ON UPDATE CASCADE
		ON DELETE CASCADE;
	PRINT 'Re-created constraint [FK_HangFire_State_Job]';

	ALTER TABLE [hangfire].[JobParameter] ADD CONSTRAINT [FK_HangFire_JobParameter_Job] FOREIGN KEY([JobId])
		REFERENCES [hangfire].[Job] ([Id])
		ON UPDATE CASCADE
		ON DELETE CASCADE;
	PRINT 'Re-created constraint [FK_HangFire_JobParameter_Job]';

	SET @CURRENT_SCHEMA_VERSION = 6;
END

IF @CURRENT_SCHEMA_VERSION = 6
BEGIN
	PRINT 'Installing schema version 7';

	DROP INDEX [IX_HangFire_Set_Score] ON [hangfire].[Set];
	PRINT 'Dropped index [IX_HangFire_Set_Score]';

	CREATE NONCLUSTERED INDEX [IX_HangFire_Set_Score] ON [hangfire].[Set] ([Key], [Score]);
	PRINT 'Created index [IX_HangFire_Set_Score] with the proper composite key';

	SET @CURRENT_SCHEMA_VERSION = 7;
END

IF @CURRENT_SCHEMA_VERSION = 7 AND @DISABLE_HEAVY_MIGRATIONS = 1
BEGIN
	PRINT 'Migration process STOPPED at schema version ' + CAST(@CURRENT_SCHEMA_VERSION AS NVARCHAR) +
		'. WILL NOT upgrade to schema version ' + CAST(@TARGET_SCHEMA_VERSION AS NVARCHAR) +
		', because @DISABLE_HEAVY_MIGRATIONS option is set.';
END
ELSE IF @CURRENT_SCHEMA_VERSION = 7
BEGIN
	PRINT 'Installing schema version 8';

	ALTER TABLE [hangfire].[Server] DROP CONSTRAINT [PK_HangFire_Server]
	PRINT 'Dropped constraint [PK_HangFire_Server] to modify the [HangFire].[Server].[Id] column';

	ALTER TABLE [hangfire].[Server] ALTER COLUMN [Id] NVARCHAR (200) NOT NULL;
	PRINT 'Modified [hangfire].[Server].[Id] length to 200';

	ALTER TABLE [hangfire].[Server] ADD  CONSTRAINT [PK_HangFire_Server] PRIMARY KEY CLUSTERED ([Id] ASC);
	PRINT 'Re-created constraint [PK_HangFire_Server]';

	-- Nothing complicated - we just collecting all the secondary indexes and primary key names to delete them.
	-- We should expect nothing here, because custom columns and indexes can be applied for the [Counter] table
	-- to make replication work on Microsoft Azure, like in the issue below.
	-- https://github.com/HangfireIO/Hangfire/issues/1500
	DECLARE @dropIndexSql2 NVARCHAR(MAX) = N'';
	SELECT @dropIndexSql2 += N'DROP INDEX ' + QUOTENAME(SCHEMA_NAME(o.[schema_id])) + '.' + QUOTENAME(o.name) + '.' + QUOTENAME(i.name) + ';'
	FROM sys.indexes AS i
	INNER JOIN sys.tables AS o
	ON i.[object_id] = o.[object_id]
	WHERE i.is_primary_key = 0
	AND i.index_id <> 0
	AND o.is_ms_shipped = 0
	AND SCHEMA_NAME(o.[schema_id]) = 'hangfire'
	AND o.name = 'Counter';

	SELECT @dropIndexSql2 += N'ALTER TABLE' + QUOTENAME(SCHEMA_NAME(o.[schema_id])) + '.' + QUOTENAME(o.name) + ' DROP CONSTRAINT ' + QUOTENAME(c.name) + ';'
	FROM sys.key_constraints c
	INNER JOIN sys.tables AS o
	ON c.[parent_object_id] = o.[object_id]
	WHERE o.is_ms_shipped = 0
	AND SCHEMA_NAME(o.[schema_id]) = 'hangfire'
	AND o.name = 'Counter'

	EXEC sp_executesql @dropIndexSql2;
	PRINT 'Dropped all indexes on the [hangfire].[Counter] table';

	-- [Counter].[Id] column can already be added to make replication work as written above, so we will re-create it
	-- to ensure it is in the expected format.
	PRINT 'Checking for existence of the [hangfire].[Counter].[Id] column';
	IF EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'Counter' AND COLUMN_NAME = 'Id' AND TABLE_SCHEMA='hangfire')
	BEGIN
		ALTER TABLE [hangfire].[Counter] DROP COLUMN [Id];
		PRINT 'Dropped [hangfire].[Counter].[Id] column';
	END

	ALTER TABLE [hangfire].[Counter] ADD [Id] BIGINT IDENTITY(1, 1);
	PRINT 'Created [hangfire].[Counter].[Id] column';

	ALTER TABLE [hangfire].[Counter] ADD  CONSTRAINT [PK_HangFire_Counter] PRIMARY KEY CLUSTERED (
		[Key] ASC,
		[Id] ASC
	);
	PRINT 'Created clustered primary key PK_HangFire_Counter ([Key], [Id])';

	-- SqlServerStorageOptions.UseIgnoreDupKeyOption will yield much better results with INSERT/UPDATE operators
	-- instead of MERGE for [Set] and [Hash] tables. This change is also compatible with older clients, since
	-- MERGE operator is used there, so those clients are forward-compatible with these changes.
	ALTER TABLE [hangfire].[Set] REBUILD WITH (IGNORE_DUP_KEY = ON);
	PRINT 'Enabled IGNORE_DUP_KEY option for [hangfire].[Set] table';

	ALTER TABLE [hangfire].[Hash] REBUILD WITH (IGNORE_DUP_KEY = ON);
	PRINT 'Enabled IGNORE_DUP_KEY option for [hangfire].[Hash] table';

	ALTER TABLE [hangfire].[JobQueue] DROP CONSTRAINT [PK_HangFire_JobQueue];
	PRINT 'Dropped constraint [PK_HangFire_JobQueue] to modify the [hangfire].[JobQueue].[Id] column';

	ALTER TABLE [hangfire].[JobQueue] ALTER COLUMN [Id] BIGINT NOT NULL;
	PRINT 'Changed [hangfire].[JobQueue].[Id] column type to BIGINT';

	ALTER TABLE [hangfire].[JobQueue] ADD CONSTRAINT [PK_HangFire_JobQueue] PRIMARY KEY CLUSTERED (
		[Queue] ASC,
		[Id] ASC
	);
	PRINT 'Re-created constraint [PK_HangFire_JobQueue]';

	SET @CURRENT_SCHEMA_VERSION = 8;
END

IF @CURRENT_SCHEMA_VERSION = 8
BEGIN
	PRINT 'Installing schema version 9';

	CREATE NONCLUSTERED INDEX [IX_HangFire_State_CreatedAt] ON [hangfire].[State] ([CreatedAt] ASC)

	SET @CURRENT_SCHEMA_VERSION = 9;
END

/*IF @CURRENT_SCHEMA_VERSION = 9
BEGIN
	PRINT 'Installing schema version 10';

	 Insert migration here

	SET @CURRENT_SCHEMA_VERSION = 10;
END*/

UPDATE [hangfire].[Schema] SET [Version] = @CURRENT_SCHEMA_VERSION
IF @@ROWCOUNT = 0 
	INSERT INTO [hangfire].[Schema] ([Version]) VALUES (@CURRENT_SCHEMA_VERSION)        

PRINT 'Hangfire database schema installed';

COMMIT TRANSACTION;
PRINT 'Hangfire SQL objects installed';

GO
