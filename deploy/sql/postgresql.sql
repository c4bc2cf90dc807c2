-- psql -v ON_ERROR_STOP=1 -f postgresql.sql, as the owner of the database.
CREATE TABLE IF NOT EXISTS schema_versions (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK_schema_versions" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE SEQUENCE ids START WITH 1 INCREMENT BY 10000 NO CYCLE;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE applicants (
        person_key character varying(64) NOT NULL,
        first_seen_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_applicants PRIMARY KEY (person_key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE applications (
        instance_id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        number character varying(64) NOT NULL,
        person_key character varying(64) NOT NULL,
        employer character varying(64) NOT NULL,
        department character varying(64),
        series character varying(64) NOT NULL,
        specialty character varying(64),
        level character varying(32) NOT NULL,
        committee character varying(64),
        stage character varying(64),
        final_state character varying(64),
        data text NOT NULL,
        portal character varying(64),
        submitted_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_applications PRIMARY KEY (instance_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE arrivals (
        id bigint NOT NULL,
        portal character varying(64) NOT NULL,
        idempotency_key character varying(128) NOT NULL,
        body_hash character varying(64) NOT NULL,
        received_at timestamp with time zone NOT NULL,
        target smallint NOT NULL,
        target_id bigint NOT NULL,
        stimulus character varying(128) NOT NULL,
        payload text NOT NULL,
        actor text NOT NULL,
        state smallint NOT NULL,
        answer_status integer,
        answer_body text,
        answered_at timestamp with time zone,
        CONSTRAINT pk_arrivals PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE calendar_versions (
        id bigint NOT NULL,
        region character varying(16) NOT NULL,
        version character varying(64) NOT NULL,
        json text NOT NULL,
        hash character varying(64) NOT NULL,
        valid_through date,
        state smallint NOT NULL,
        imported_at timestamp with time zone NOT NULL,
        imported_by character varying(128) NOT NULL,
        decided_at timestamp with time zone,
        decided_by character varying(128),
        CONSTRAINT pk_calendar_versions PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE committee_choices (
        id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        employer character varying(64) NOT NULL,
        series character varying(64) NOT NULL,
        specialty character varying(64) NOT NULL,
        level character varying(32) NOT NULL,
        committee character varying(64) NOT NULL,
        CONSTRAINT pk_committee_choices PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE contacts (
        id bigint NOT NULL,
        role character varying(32) NOT NULL,
        organisation character varying(64),
        organisation_name character varying(256),
        jurisdiction character varying(16),
        name character varying(128) NOT NULL,
        mail character varying(320) NOT NULL,
        is_head boolean NOT NULL,
        superior character varying(64),
        enabled boolean NOT NULL,
        CONSTRAINT pk_contacts PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE cycles (
        instance_id bigint NOT NULL,
        code character varying(64) NOT NULL,
        name character varying(256) NOT NULL,
        jurisdiction character varying(16) NOT NULL,
        year integer NOT NULL,
        schedule_version_id bigint NOT NULL,
        application_version_id bigint,
        calendar_region character varying(16) NOT NULL,
        calendar_version character varying(64) NOT NULL,
        anchors text NOT NULL,
        options text NOT NULL,
        is_sandbox boolean NOT NULL,
        status smallint NOT NULL,
        stage character varying(64),
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_cycles PRIMARY KEY (instance_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE deadline_moves (
        id bigint NOT NULL,
        deadline_id bigint NOT NULL,
        instance_id bigint NOT NULL,
        at timestamp with time zone NOT NULL,
        old_due_at timestamp with time zone NOT NULL,
        old_due_date date NOT NULL,
        new_due_at timestamp with time zone NOT NULL,
        new_due_date date NOT NULL,
        reason text NOT NULL,
        approved_by character varying(128),
        CONSTRAINT pk_deadline_moves PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE deadlines (
        id bigint NOT NULL,
        instance_id bigint NOT NULL,
        cycle_id bigint,
        activity_instance_id character varying(64) NOT NULL,
        node_id character varying(256) NOT NULL,
        name character varying(64) NOT NULL,
        kind smallint NOT NULL,
        role character varying(32),
        assignee character varying(64),
        clauses character varying(512) NOT NULL,
        due_at timestamp with time zone NOT NULL,
        due_date date NOT NULL,
        hard boolean NOT NULL,
        provisional boolean NOT NULL,
        remind boolean NOT NULL,
        calendar_version character varying(64),
        basis text,
        state smallint NOT NULL,
        decided_at timestamp with time zone,
        lateness_ms bigint,
        decided_by character varying(128),
        CONSTRAINT pk_deadlines PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE definition_versions (
        id bigint NOT NULL,
        definition_id character varying(128) NOT NULL,
        version integer NOT NULL,
        name character varying(256) NOT NULL,
        kind smallint NOT NULL,
        json text NOT NULL,
        hash character varying(64) NOT NULL,
        is_latest boolean NOT NULL,
        is_published boolean NOT NULL,
        created_at timestamp with time zone NOT NULL,
        created_by character varying(128) NOT NULL,
        approved_by character varying(128),
        CONSTRAINT pk_definition_versions PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE draws (
        id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        committee character varying(64) NOT NULL,
        number integer NOT NULL,
        pool_hash character varying(64) NOT NULL,
        pool text NOT NULL,
        seed character varying(128),
        result text,
        committed_at timestamp with time zone NOT NULL,
        performed_at timestamp with time zone,
        supervisor character varying(128),
        CONSTRAINT pk_draws PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE evidence (
        id bigint NOT NULL,
        cycle_id bigint,
        instance_id bigint NOT NULL,
        subject character varying(64) NOT NULL,
        file_name character varying(256) NOT NULL,
        content_type character varying(128) NOT NULL,
        sha256 character varying(64) NOT NULL,
        content bytea NOT NULL,
        received_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_evidence PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE experts (
        id bigint NOT NULL,
        code character varying(64) NOT NULL,
        name character varying(128) NOT NULL,
        employer character varying(64) NOT NULL,
        committee character varying(64) NOT NULL,
        series character varying(64) NOT NULL,
        specialty character varying(64),
        level character varying(32) NOT NULL,
        highly_skilled boolean NOT NULL,
        enabled boolean NOT NULL,
        data text NOT NULL,
        CONSTRAINT pk_experts PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE fanouts (
        id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        stimulus character varying(128) NOT NULL,
        payload text NOT NULL,
        at timestamp with time zone NOT NULL,
        cursor bigint NOT NULL,
        until bigint NOT NULL,
        done_at timestamp with time zone,
        CONSTRAINT pk_fanouts PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE instances (
        id bigint NOT NULL,
        definition_version_id bigint NOT NULL,
        cycle_id bigint,
        kind smallint NOT NULL,
        status smallint NOT NULL,
        sub_status smallint NOT NULL,
        state bytea NOT NULL,
        revision integer NOT NULL,
        created_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        finished_at timestamp with time zone,
        correlation character varying(256),
        CONSTRAINT pk_instances PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE journal (
        id bigint NOT NULL,
        instance_id bigint NOT NULL,
        at timestamp with time zone NOT NULL,
        event character varying(64) NOT NULL,
        node_id character varying(256),
        activity_instance_id character varying(64),
        message text,
        data text,
        CONSTRAINT pk_journal PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE login_links (
        token_hash character varying(64) NOT NULL,
        user_id bigint,
        role character varying(32) NOT NULL,
        created_at timestamp with time zone NOT NULL,
        expires_at timestamp with time zone NOT NULL,
        used_at timestamp with time zone,
        CONSTRAINT pk_login_links PRIMARY KEY (token_hash)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE meeting_totals (
        id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        application_id bigint NOT NULL,
        session integer NOT NULL,
        members integer NOT NULL,
        present integer NOT NULL,
        yes integer NOT NULL,
        no integer NOT NULL,
        abstained integer NOT NULL,
        passed boolean NOT NULL,
        recorded_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_meeting_totals PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE nonces (
        portal character varying(64) NOT NULL,
        value character varying(128) NOT NULL,
        seen_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_nonces PRIMARY KEY (portal, value)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE objections (
        id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        application_id bigint,
        publicity character varying(32) NOT NULL,
        grounds character varying(4000) NOT NULL,
        anonymous boolean NOT NULL,
        raised_at timestamp with time zone NOT NULL,
        state smallint NOT NULL,
        resolved_at timestamp with time zone,
        conclusion character varying(4000),
        CONSTRAINT pk_objections PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE operator_log (
        sequence bigint NOT NULL,
        at timestamp with time zone NOT NULL,
        account character varying(128) NOT NULL,
        role character varying(32) NOT NULL,
        action character varying(64) NOT NULL,
        subject character varying(256),
        cycle_id bigint,
        data text NOT NULL,
        previous_hash character varying(64) NOT NULL,
        hash character varying(64) NOT NULL,
        CONSTRAINT pk_operator_log PRIMARY KEY (sequence)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE outbox (
        id bigint NOT NULL,
        kind smallint NOT NULL,
        key character varying(200) NOT NULL,
        instance_id bigint,
        destination character varying(320) NOT NULL,
        payload text NOT NULL,
        created_at timestamp with time zone NOT NULL,
        not_before timestamp with time zone NOT NULL,
        attempts integer NOT NULL,
        state smallint NOT NULL,
        last_error text,
        sent_at timestamp with time zone,
        CONSTRAINT pk_outbox PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE pending_notices (
        id bigint NOT NULL,
        cycle_id bigint,
        instance_id bigint,
        deadline_id bigint,
        key character varying(200) NOT NULL,
        template character varying(32) NOT NULL,
        role character varying(32) NOT NULL,
        assignee character varying(64),
        data text NOT NULL,
        due_date date,
        day date NOT NULL,
        escalation integer NOT NULL,
        state smallint NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_pending_notices PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE portals (
        code character varying(64) NOT NULL,
        name character varying(256) NOT NULL,
        secret bytea NOT NULL,
        permissions character varying(2000) NOT NULL,
        rate_limit integer NOT NULL,
        enabled boolean NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_portals PRIMARY KEY (code)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE reminder_slot_runs (
        region character varying(16) NOT NULL,
        slot timestamp with time zone NOT NULL,
        ran_at timestamp with time zone NOT NULL,
        digests integer NOT NULL,
        without_recipient integer NOT NULL,
        CONSTRAINT pk_reminder_slot_runs PRIMARY KEY (region, slot)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE sent_reminders (
        id bigint NOT NULL,
        cycle_id bigint,
        instance_id bigint,
        deadline_id bigint,
        template character varying(32) NOT NULL,
        template_version character varying(32) NOT NULL,
        role character varying(32) NOT NULL,
        recipient character varying(320) NOT NULL,
        channel character varying(32) NOT NULL,
        sent_at timestamp with time zone NOT NULL,
        receipt character varying(512),
        outbox_id bigint,
        CONSTRAINT pk_sent_reminders PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE sessions (
        token_hash character varying(64) NOT NULL,
        user_id bigint NOT NULL,
        created_at timestamp with time zone NOT NULL,
        seen_at timestamp with time zone NOT NULL,
        expires_at timestamp with time zone NOT NULL,
        user_agent character varying(256),
        CONSTRAINT pk_sessions PRIMARY KEY (token_hash)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE settings (
        name character varying(64) NOT NULL,
        value character varying(2000) NOT NULL,
        CONSTRAINT pk_settings PRIMARY KEY (name)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE user_roles (
        id bigint NOT NULL,
        user_id bigint NOT NULL,
        role character varying(32) NOT NULL,
        cycle_id bigint,
        scope character varying(64),
        CONSTRAINT pk_user_roles PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE users (
        id bigint NOT NULL,
        account character varying(128) NOT NULL,
        display_name character varying(128) NOT NULL,
        password_hash character varying(512),
        email character varying(320),
        organisation character varying(64),
        enabled boolean NOT NULL,
        created_at timestamp with time zone NOT NULL,
        failed_sign_ins integer NOT NULL,
        locked_until timestamp with time zone,
        security_stamp character varying(64) NOT NULL,
        CONSTRAINT pk_users PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE TABLE webhook_subscriptions (
        id bigint NOT NULL,
        portal character varying(64) NOT NULL,
        types character varying(2000) NOT NULL,
        url character varying(2000) NOT NULL,
        secret bytea NOT NULL,
        enabled boolean NOT NULL,
        CONSTRAINT pk_webhook_subscriptions PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_applications_cycle_id_employer ON applications (cycle_id, employer);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_applications_cycle_id_stage ON applications (cycle_id, stage);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_applications_person_key ON applications (person_key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_applications_cycle_id_number ON applications (cycle_id, number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_arrivals_received_at_id ON arrivals (received_at, id) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_arrivals_target_id_received_at ON arrivals (target_id, received_at) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_arrivals_portal_idempotency_key ON arrivals (portal, idempotency_key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_calendar_versions_region_version ON calendar_versions (region, version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_committee_choices ON committee_choices (cycle_id, employer, series, specialty, level);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_contacts_role_organisation ON contacts (role, organisation);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_cycles_code ON cycles (code);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_deadline_moves_instance_id ON deadline_moves (instance_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_deadlines_instance_id ON deadlines (instance_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_deadlines_kind_due_at_id ON deadlines (kind, due_at, id) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_deadlines_instance_id_activity_instance_id_name ON deadlines (instance_id, activity_instance_id, name) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_definition_versions_definition_id_version ON definition_versions (definition_id, version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_draws_cycle_id_committee_number ON draws (cycle_id, committee, number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_evidence_instance_id ON evidence (instance_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_evidence_sha256 ON evidence (sha256);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_experts_committee ON experts (committee);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_experts_code ON experts (code);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_fanouts_id ON fanouts (id) WHERE done_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_instances_correlation ON instances (correlation) WHERE correlation IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_instances_cycle_id_id ON instances (cycle_id, id) WHERE status = 0 AND cycle_id IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_journal_instance_id_id ON journal (instance_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_meeting_totals_cycle_id_session_application_id ON meeting_totals (cycle_id, session, application_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_nonces_seen_at ON nonces (seen_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_objections_application_id ON objections (application_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_objections_cycle_id_state ON objections (cycle_id, state);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_operator_log_cycle_id_sequence ON operator_log (cycle_id, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_outbox_kind_not_before_id ON outbox (kind, not_before, id) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_outbox_key ON outbox (key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_pending_notices_day_role_assignee ON pending_notices (day, role, assignee) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_pending_notices_key ON pending_notices (key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_sent_reminders_cycle_id_sent_at ON sent_reminders (cycle_id, sent_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_sent_reminders_deadline_id ON sent_reminders (deadline_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_sessions_expires_at ON sessions (expires_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_sessions_user_id ON sessions (user_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_user_roles_user_id ON user_roles (user_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE UNIQUE INDEX ux_users_account ON users (account);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    CREATE INDEX ix_webhook_subscriptions_portal ON webhook_subscriptions (portal);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121131406_Initial') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261121131406_Initial', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    ALTER TABLE definition_versions ADD changed_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    ALTER TABLE definition_versions ADD editors text NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    ALTER TABLE definition_versions ADD published_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    ALTER TABLE definition_versions ADD revision integer NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    ALTER TABLE definition_versions ADD submitted_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    ALTER TABLE definition_versions ADD submitted_by character varying(128);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144450_DefinitionDrafts') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261121144450_DefinitionDrafts', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    ALTER TABLE deadlines ADD rules text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    ALTER TABLE deadline_moves ADD move_id bigint;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    ALTER TABLE cycles ADD overrides text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    CREATE TABLE cycle_moves (
        move_id bigint NOT NULL,
        cycle_id bigint NOT NULL,
        state smallint NOT NULL,
        at timestamp with time zone,
        result text,
        CONSTRAINT pk_cycle_moves PRIMARY KEY (move_id, cycle_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    CREATE TABLE date_moves (
        id bigint NOT NULL,
        kind smallint NOT NULL,
        state smallint NOT NULL,
        reason text NOT NULL,
        request text NOT NULL,
        calendar_version_id bigint,
        proposed_by character varying(128) NOT NULL,
        proposed_at timestamp with time zone NOT NULL,
        decided_by character varying(128),
        decided_at timestamp with time zone,
        preview_hash character varying(64),
        preview text,
        applied_at timestamp with time zone,
        CONSTRAINT pk_date_moves PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    CREATE INDEX ix_deadline_moves_move_id ON deadline_moves (move_id) WHERE move_id IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    CREATE INDEX ix_cycle_moves_state ON cycle_moves (state) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    CREATE INDEX ix_date_moves_state ON date_moves (state) WHERE state < 2;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121144824_Moves') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261121144824_Moves', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121184810_Waits') THEN
    CREATE TABLE waits (
        key character varying(64) NOT NULL,
        instance_id bigint NOT NULL,
        CONSTRAINT pk_waits PRIMARY KEY (key, instance_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121184810_Waits') THEN
    CREATE INDEX ix_waits_instance_id ON waits (instance_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261121184810_Waits') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261121184810_Waits', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    ALTER TABLE arrivals ADD keeping smallint NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    CREATE TABLE stored_keys (
        name character varying(128) NOT NULL,
        wrapped_by character varying(16),
        content bytea NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_stored_keys PRIMARY KEY (name)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    CREATE TABLE tallies (
        name character varying(128) NOT NULL,
        since timestamp with time zone NOT NULL,
        count integer NOT NULL,
        CONSTRAINT pk_tallies PRIMARY KEY (name, since)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    INSERT INTO settings (name, value)
    VALUES ('lock.keys', '');
    INSERT INTO settings (name, value)
    VALUES ('lock.operator-log', '');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    CREATE INDEX ix_arrivals_keeping_answered_at ON arrivals (keeping, answered_at) WHERE state = 1 AND keeping <> 2;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    CREATE INDEX ix_tallies_since ON tallies (since);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129194121_Nodes') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261129194121_Nodes', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129195345_DeadLetters') THEN
    CREATE TABLE dead_letters (
        id bigint NOT NULL,
        kind smallint NOT NULL,
        item_id bigint NOT NULL,
        instance_id bigint NOT NULL,
        name character varying(320) NOT NULL,
        reason character varying(2000) NOT NULL,
        since timestamp with time zone NOT NULL,
        state smallint NOT NULL,
        decided_at timestamp with time zone,
        decided_by character varying(128),
        comment character varying(1000),
        CONSTRAINT pk_dead_letters PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129195345_DeadLetters') THEN
    CREATE UNIQUE INDEX ux_dead_letters_kind_item_id_instance_id ON dead_letters (kind, item_id, instance_id) WHERE state = 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261129195345_DeadLetters') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261129195345_DeadLetters', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130001829_AcceptedApplications') THEN
    ALTER TABLE applications ADD accepted_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130001829_AcceptedApplications') THEN
    UPDATE applications AS a
    SET accepted_at = j.at
    FROM (SELECT instance_id, min(at) AS at FROM journal WHERE event = 'Agreed' AND message LIKE '办事机构%' GROUP BY instance_id) AS j
    WHERE j.instance_id = a.instance_id;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130001829_AcceptedApplications') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261130001829_AcceptedApplications', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130013251_DeadTables') THEN
    DROP TABLE committee_choices;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130013251_DeadTables') THEN
    DROP TABLE draws;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130013251_DeadTables') THEN
    DROP TABLE meeting_totals;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130013251_DeadTables') THEN
    DROP TABLE objections;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130013251_DeadTables') THEN
    CREATE INDEX ix_deadlines_cycle_id ON deadlines (cycle_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130013251_DeadTables') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261130013251_DeadTables', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130041439_OfficialNotices') THEN
    CREATE TABLE notice_versions (
        id bigint NOT NULL,
        notice character varying(32) NOT NULL,
        version integer NOT NULL,
        title character varying(300) NOT NULL,
        json text NOT NULL,
        hash character varying(64) NOT NULL,
        state smallint NOT NULL,
        imported_at timestamp with time zone NOT NULL,
        imported_by character varying(128) NOT NULL,
        decided_at timestamp with time zone,
        decided_by character varying(128),
        CONSTRAINT pk_notice_versions PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130041439_OfficialNotices') THEN
    CREATE UNIQUE INDEX ux_notice_versions_notice_version ON notice_versions (notice, version);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130041439_OfficialNotices') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261130041439_OfficialNotices', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    ALTER TABLE users DROP COLUMN failed_sign_ins;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    ALTER TABLE users DROP COLUMN locked_until;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    ALTER TABLE users ADD made_by character varying(4000);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    ALTER TABLE users ADD told character varying(1000);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    ALTER TABLE users ADD totp_secret bytea;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    ALTER TABLE users ADD totp_step bigint NOT NULL DEFAULT 0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261130050325_AccountsOfTheirOwners') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261130050325_AccountsOfTheirOwners', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    DROP INDEX ix_applications_cycle_id_employer;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    ALTER TABLE users DROP COLUMN organisation;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    ALTER TABLE user_roles ADD jurisdiction character varying(16);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    ALTER TABLE cycles ADD committees character varying(1000) NOT NULL DEFAULT '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    CREATE TABLE organisations (
        role character varying(32) NOT NULL,
        code character varying(64) NOT NULL,
        name character varying(200) NOT NULL,
        jurisdiction character varying(16),
        superior character varying(64),
        enabled boolean NOT NULL,
        CONSTRAINT pk_organisations PRIMARY KEY (role, code)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    CREATE INDEX ix_applications_committee_cycle_id ON applications (committee, cycle_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    CREATE INDEX ix_applications_department_cycle_id ON applications (department, cycle_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    CREATE INDEX ix_applications_employer_cycle_id ON applications (employer, cycle_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    CREATE INDEX ix_organisations_name ON organisations (name);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM schema_versions WHERE "MigrationId" = '20261201072524_Reach') THEN
    INSERT INTO schema_versions ("MigrationId", "ProductVersion")
    VALUES ('20261201072524_Reach', '10.0.15');
    END IF;
END $EF$;
COMMIT;


-- The jobs. Each step that is there already ends with the error "version-already-applied" and changes nothing.
\set ON_ERROR_STOP 0
BEGIN;
DO
$$
    BEGIN
        IF NOT EXISTS(
            SELECT schema_name
            FROM information_schema.schemata
            WHERE schema_name = 'hangfire'
            )
        THEN
            EXECUTE 'CREATE SCHEMA "hangfire";';
        END IF;

    END
$$;

SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

CREATE TABLE IF NOT EXISTS "schema"
(
    "version" INT NOT NULL,
    PRIMARY KEY ("version")
);


DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 3) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

INSERT INTO "schema"("version")
VALUES ('1');

--
-- Table structure for table `Counter`
--

CREATE TABLE IF NOT EXISTS "counter"
(
    "id"       SERIAL       NOT NULL,
    "key"      VARCHAR(100) NOT NULL,
    "value"    SMALLINT     NOT NULL,
    "expireat" TIMESTAMP    NULL,
    PRIMARY KEY ("id")
);

DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_counter_key" ON "counter" ("key");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX ix_hangfire_counter_key already exists.';
        END;
    END;
$$;

--
-- Table structure for table `Hash`
--

CREATE TABLE IF NOT EXISTS "hash"
(
    "id"       SERIAL       NOT NULL,
    "key"      VARCHAR(100) NOT NULL,
    "field"    VARCHAR(100) NOT NULL,
    "value"    TEXT         NULL,
    "expireat" TIMESTAMP    NULL,
    PRIMARY KEY ("id"),
    UNIQUE ("key", "field")
);


--
-- Table structure for table `Job`
--

CREATE TABLE IF NOT EXISTS "job"
(
    "id"             SERIAL      NOT NULL,
    "stateid"        INT         NULL,
    "statename"      VARCHAR(20) NULL,
    "invocationdata" TEXT        NOT NULL,
    "arguments"      TEXT        NOT NULL,
    "createdat"      TIMESTAMP   NOT NULL,
    "expireat"       TIMESTAMP   NULL,
    PRIMARY KEY ("id")
);

DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_job_statename" ON "job" ("statename");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX "ix_hangfire_job_statename" already exists.';
        END;
    END;
$$;

--
-- Table structure for table `State`
--

CREATE TABLE IF NOT EXISTS "state"
(
    "id"        SERIAL       NOT NULL,
    "jobid"     INT          NOT NULL,
    "name"      VARCHAR(20)  NOT NULL,
    "reason"    VARCHAR(100) NULL,
    "createdat" TIMESTAMP    NOT NULL,
    "data"      TEXT         NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("jobid") REFERENCES "job" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_state_jobid" ON "state" ("jobid");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX "ix_hangfire_state_jobid" already exists.';
        END;
    END;
$$;



--
-- Table structure for table `JobQueue`
--

CREATE TABLE IF NOT EXISTS "jobqueue"
(
    "id"        SERIAL      NOT NULL,
    "jobid"     INT         NOT NULL,
    "queue"     VARCHAR(20) NOT NULL,
    "fetchedat" TIMESTAMP   NULL,
    PRIMARY KEY ("id")
);

DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_jobqueue_queueandfetchedat" ON "jobqueue" ("queue", "fetchedat");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX "ix_hangfire_jobqueue_queueandfetchedat" already exists.';
        END;
    END;
$$;


--
-- Table structure for table `List`
--

CREATE TABLE IF NOT EXISTS "list"
(
    "id"       SERIAL       NOT NULL,
    "key"      VARCHAR(100) NOT NULL,
    "value"    TEXT         NULL,
    "expireat" TIMESTAMP    NULL,
    PRIMARY KEY ("id")
);


--
-- Table structure for table `Server`
--

CREATE TABLE IF NOT EXISTS "server"
(
    "id"            VARCHAR(50) NOT NULL,
    "data"          TEXT        NULL,
    "lastheartbeat" TIMESTAMP   NOT NULL,
    PRIMARY KEY ("id")
);


--
-- Table structure for table `Set`
--

CREATE TABLE IF NOT EXISTS "set"
(
    "id"       SERIAL       NOT NULL,
    "key"      VARCHAR(100) NOT NULL,
    "score"    FLOAT8       NOT NULL,
    "value"    TEXT         NOT NULL,
    "expireat" TIMESTAMP    NULL,
    PRIMARY KEY ("id"),
    UNIQUE ("key", "value")
);


--
-- Table structure for table `JobParameter`
--

CREATE TABLE IF NOT EXISTS "jobparameter"
(
    "id"    SERIAL      NOT NULL,
    "jobid" INT         NOT NULL,
    "name"  VARCHAR(40) NOT NULL,
    "value" TEXT        NULL,
    PRIMARY KEY ("id"),
    FOREIGN KEY ("jobid") REFERENCES "job" ("id") ON UPDATE CASCADE ON DELETE CASCADE
);

DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_jobparameter_jobidandname" ON "jobparameter" ("jobid", "name");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX "ix_hangfire_jobparameter_jobidandname" already exists.';
        END;
    END;
$$;

CREATE TABLE IF NOT EXISTS "lock"
(
    "resource" VARCHAR(100) NOT NULL,
    UNIQUE ("resource")
);

RESET search_path;
UPDATE hangfire.schema SET version = 3 WHERE version = 1;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 4) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "counter"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "lock"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "hash"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "job"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "jobparameter"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "jobqueue"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "list"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "server"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "set"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "state"
    ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;

RESET search_path;
UPDATE hangfire.schema SET version = 4 WHERE version = 3;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 5) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "server"
    ALTER COLUMN "id" TYPE VARCHAR(100);

RESET search_path;
UPDATE hangfire.schema SET version = 5 WHERE version = 4;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Adds indices, greatly speeds-up deleting old jobs.
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 6) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;


DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_counter_expireat" ON "counter" ("expireat");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX ix_hangfire_counter_expireat already exists.';
        END;
    END;
$$;

DO
$$
    BEGIN
        BEGIN
            CREATE INDEX "ix_hangfire_jobqueue_jobidandqueue" ON "jobqueue" ("jobid", "queue");
        EXCEPTION
            WHEN duplicate_table THEN RAISE NOTICE 'INDEX "ix_hangfire_jobqueue_jobidandqueue" already exists.';
        END;
    END;
$$;

RESET search_path;
UPDATE hangfire.schema SET version = 6 WHERE version = 5;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 7) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "lock"
    ADD COLUMN acquired timestamp without time zone;

RESET search_path;
UPDATE hangfire.schema SET version = 7 WHERE version = 6;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 8) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "counter"
    ALTER COLUMN value TYPE bigint;
ALTER TABLE "counter"
    DROP COLUMN updatecount RESTRICT;

RESET search_path;
UPDATE hangfire.schema SET version = 8 WHERE version = 7;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 9) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "lock"
    ALTER COLUMN "resource" TYPE TEXT;

RESET search_path;
UPDATE hangfire.schema SET version = 9 WHERE version = 8;
COMMIT;

BEGIN;
SET search_path = 'hangfire';
--
-- Table structure for table `Schema`
--

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 10) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "jobqueue"
    ALTER COLUMN "queue" TYPE TEXT;

RESET search_path;
UPDATE hangfire.schema SET version = 10 WHERE version = 9;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 11) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "counter"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "hash"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "job"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "job"
    ALTER COLUMN stateid TYPE BIGINT;
ALTER TABLE "state"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "state"
    ALTER COLUMN jobid TYPE BIGINT;
ALTER TABLE "jobparameter"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "jobparameter"
    ALTER COLUMN jobid TYPE BIGINT;
ALTER TABLE "jobqueue"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "jobqueue"
    ALTER COLUMN jobid TYPE BIGINT;
ALTER TABLE "list"
    ALTER COLUMN id TYPE BIGINT;
ALTER TABLE "set"
    ALTER COLUMN id TYPE BIGINT;

RESET search_path;
UPDATE hangfire.schema SET version = 11 WHERE version = 10;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 12) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

ALTER TABLE "counter"
    ALTER COLUMN "key" TYPE TEXT;
ALTER TABLE "hash"
    ALTER COLUMN "key" TYPE TEXT;
ALTER TABLE "hash"
    ALTER COLUMN field TYPE TEXT;
ALTER TABLE "job"
    ALTER COLUMN statename TYPE TEXT;
ALTER TABLE "list"
    ALTER COLUMN "key" TYPE TEXT;
ALTER TABLE "server"
    ALTER COLUMN id TYPE TEXT;
ALTER TABLE "set"
    ALTER COLUMN "key" TYPE TEXT;
ALTER TABLE "jobparameter"
    ALTER COLUMN "name" TYPE TEXT;
ALTER TABLE "state"
    ALTER COLUMN "name" TYPE TEXT;
ALTER TABLE "state"
    ALTER COLUMN reason TYPE TEXT;

RESET search_path;
UPDATE hangfire.schema SET version = 12 WHERE version = 11;
COMMIT;

BEGIN;
SET search_path = 'hangfire';



DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 13) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

CREATE INDEX IF NOT EXISTS jobqueue_queue_fetchat_jobId ON jobqueue USING btree (queue asc, fetchedat asc nulls last, jobid asc);

RESET search_path;
UPDATE hangfire.schema SET version = 13 WHERE version = 12;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 14) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

do
$$
    DECLARE
    BEGIN
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".job_id_seq AS bigint MAXVALUE 9223372036854775807');
    EXCEPTION
        WHEN syntax_error THEN
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".job_id_seq MAXVALUE 9223372036854775807');
    END;
$$;

RESET search_path;
UPDATE hangfire.schema SET version = 14 WHERE version = 13;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 15) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

CREATE INDEX ix_hangfire_job_expireat ON "job" (expireat);
CREATE INDEX ix_hangfire_list_expireat ON "list" (expireat);
CREATE INDEX ix_hangfire_set_expireat ON "set" (expireat);
CREATE INDEX ix_hangfire_hash_expireat ON "hash" (expireat);

RESET search_path;
UPDATE hangfire.schema SET version = 15 WHERE version = 14;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 16) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

-- Note: job_id_seq is already bigint as per migration script v14
DO
$$
    DECLARE
    BEGIN
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".counter_id_seq AS bigint MAXVALUE 9223372036854775807');
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".hash_id_seq AS bigint MAXVALUE 9223372036854775807');
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".jobparameter_id_seq AS bigint MAXVALUE 9223372036854775807');
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".jobqueue_id_seq AS bigint MAXVALUE 9223372036854775807');
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".list_id_seq AS bigint MAXVALUE 9223372036854775807');
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".set_id_seq AS bigint MAXVALUE 9223372036854775807');
        EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".state_id_seq AS bigint MAXVALUE 9223372036854775807');
    EXCEPTION
        WHEN syntax_error THEN
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".counter_id_seq MAXVALUE 9223372036854775807');
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".hash_id_seq MAXVALUE 9223372036854775807');
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".jobparameter_id_seq MAXVALUE 9223372036854775807');
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".jobqueue_id_seq MAXVALUE 9223372036854775807');
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".list_id_seq MAXVALUE 9223372036854775807');
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".set_id_seq MAXVALUE 9223372036854775807');
            EXECUTE ('ALTER SEQUENCE "' || 'hangfire' || '".state_id_seq MAXVALUE 9223372036854775807');
    END
$$;

RESET search_path;
UPDATE hangfire.schema SET version = 16 WHERE version = 15;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 17) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

CREATE INDEX IF NOT EXISTS ix_hangfire_set_key_score ON "set" (key, score);

RESET search_path;
UPDATE hangfire.schema SET version = 17 WHERE version = 16;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO
$$
    BEGIN
        IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 18) THEN
            RAISE EXCEPTION 'version-already-applied';
        END IF;
    END
$$;

CREATE TABLE aggregatedcounter (
    "id" bigserial PRIMARY KEY NOT NULL,
    "key" text NOT NULL UNIQUE,
    "value" int8 NOT NULL,
    "expireat" timestamp
);

RESET search_path;
UPDATE hangfire.schema SET version = 18 WHERE version = 17;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO $$
BEGIN
    IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 19) THEN
        RAISE EXCEPTION 'version-already-applied';
END IF;
END $$;

ALTER TABLE "aggregatedcounter" ALTER COLUMN "expireat" TYPE timestamp with time zone;
ALTER TABLE "counter" ALTER COLUMN "expireat" TYPE timestamp with time zone;
ALTER TABLE "hash" ALTER COLUMN "expireat" TYPE timestamp with time zone;
ALTER TABLE "job" ALTER COLUMN "createdat" TYPE timestamp with time zone;
ALTER TABLE "job" ALTER COLUMN "expireat" TYPE timestamp with time zone;
ALTER TABLE "jobqueue" ALTER COLUMN "fetchedat" TYPE timestamp with time zone;
ALTER TABLE "list" ALTER COLUMN "expireat" TYPE timestamp with time zone;
ALTER TABLE "lock" ALTER COLUMN "acquired" TYPE timestamp with time zone;
ALTER TABLE "server" ALTER COLUMN "lastheartbeat" TYPE timestamp with time zone;
ALTER TABLE "set" ALTER COLUMN "expireat" TYPE timestamp with time zone;
ALTER TABLE "state" ALTER COLUMN "createdat" TYPE timestamp with time zone;

RESET search_path;
UPDATE hangfire.schema SET version = 19 WHERE version = 18;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO $$
BEGIN
    IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 20) THEN
        RAISE EXCEPTION 'version-already-applied';
END IF;
END $$;

-- Update existing jobs, if any have empty values first
UPDATE "job" SET "invocationdata" = '{}' WHERE "invocationdata" = '';
UPDATE "job" SET "arguments" = '[]' WHERE "arguments" = '';

-- Change the type

ALTER TABLE "job" ALTER COLUMN "invocationdata" TYPE jsonb USING "invocationdata"::jsonb;
ALTER TABLE "job" ALTER COLUMN "arguments" TYPE jsonb USING "arguments"::jsonb;
ALTER TABLE "server" ALTER COLUMN "data" TYPE jsonb USING "data"::jsonb;
ALTER TABLE "state" ALTER COLUMN "data" TYPE jsonb USING "data"::jsonb;

RESET search_path;
UPDATE hangfire.schema SET version = 20 WHERE version = 19;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO $$
BEGIN
    IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 21) THEN
        RAISE EXCEPTION 'version-already-applied';
END IF;
END $$;

-- Set REPLICA IDENTITY to allow replication
ALTER TABLE "lock" REPLICA IDENTITY USING INDEX "lock_resource_key";

RESET search_path;
UPDATE hangfire.schema SET version = 21 WHERE version = 20;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO $$
BEGIN
    IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 22) THEN
        RAISE EXCEPTION 'version-already-applied';
END IF;
END $$;

DROP INDEX IF EXISTS jobqueue_queue_fetchat_jobId;
CREATE INDEX IF NOT EXISTS ix_hangfire_jobqueue_fetchedat_queue_jobid ON jobqueue USING btree (fetchedat nulls first, queue, jobid);

RESET search_path;
UPDATE hangfire.schema SET version = 22 WHERE version = 21;
COMMIT;

BEGIN;
SET search_path = 'hangfire';

DO $$
BEGIN
    IF EXISTS(SELECT 1 FROM "schema" WHERE "version"::integer >= 23) THEN
        RAISE EXCEPTION 'version-already-applied';
    END IF;
END $$;

DROP INDEX IF EXISTS ix_hangfire_job_statename_is_not_null;

DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 110000 THEN
        EXECUTE 'CREATE INDEX ix_hangfire_job_statename_is_not_null ON job USING btree(statename) INCLUDE (id) WHERE statename IS NOT NULL';
    ELSE
		CREATE INDEX ix_hangfire_job_statename_is_not_null ON job USING btree(statename) WHERE statename IS NOT NULL;
    END IF;
END $$;

RESET search_path;
UPDATE hangfire.schema SET version = 23 WHERE version = 22;
COMMIT;

