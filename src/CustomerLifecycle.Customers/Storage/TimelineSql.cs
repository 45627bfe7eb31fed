using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Storage;
using static CustomerLifecycle.Customers.Storage.Sql;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>The statements behind <see cref="RelationalTimelineStore"/>.</summary>
internal static class TimelineSql
{
    internal const string StripSubjects =
        "UPDATE cl_customers_subjects SET title = NULL, state = NULL, owner = NULL, is_open = 0, is_erased = 1, version = version + 1 WHERE tenant = @tenant AND is_erased = 0";

    internal static SqlStatement Save(TenantId tenant, TrackedSubject subject)
    {
        SqlParameter[] values =
        [
            P("tenant", tenant.Value), P("subject", subject.Subject), P("kind", (long)subject.Kind), P("customer", subject.Customer?.Value),
            P("conversation", subject.Conversation), P("title", subject.Title), P("state", subject.State), P("open", subject.IsOpen),
            P("owner", subject.Owner?.Value), P("channel", subject.Channel?.Value), P("opened", subject.OpenedAt), P("changed", subject.ChangedAt),
        ];
        return subject.Version == 0
            ? new SqlStatement(
                """
                INSERT INTO cl_customers_subjects (tenant, subject, kind, customer, conversation, title, state, is_open, owner, channel, opened_at, changed_at, is_erased, version)
                VALUES (@tenant, @subject, @kind, @customer, @conversation, @title, @state, @open, @owner, @channel, @opened, @changed, 0, 1) ON CONFLICT DO NOTHING
                """,
                values)
            { ExpectedRows = 1 }
            : new SqlStatement(
                """
                UPDATE cl_customers_subjects SET kind = @kind, customer = @customer, conversation = @conversation, title = @title, state = @state, is_open = @open,
                    owner = @owner, channel = @channel, opened_at = @opened, changed_at = @changed, version = version + 1
                WHERE tenant = @tenant AND subject = @subject AND version = @version
                """,
                [.. values, P("version", subject.Version)])
            { ExpectedRows = 1 };
    }

    // The customer may be erased between the decision and this statement: then nothing is written.
    internal static SqlStatement Insert(TimelineCommit commit) => new(
        """
        INSERT INTO cl_customers_timeline (tenant, event_id, customer, subject, conversation, kind, type, channel, happened_at, actor, text)
        SELECT @tenant, @event, @customer, @subject, @conversation, CAST(@kind AS BIGINT), @type, @channel, CAST(@at AS BIGINT), @actor, @text
        WHERE NOT EXISTS (SELECT 1 FROM cl_customers_subjects s WHERE s.tenant = @tenant AND s.subject = @customerSubject AND s.is_erased = 1)
        ON CONFLICT (tenant, event_id) DO NOTHING
        """,
        P("tenant", commit.Tenant.Value), P("event", commit.Entry.Event.Value), P("customer", commit.Customer?.Value), P("subject", commit.Entry.Subject),
        P("conversation", commit.Entry.Conversation), P("kind", (long)commit.Entry.Kind), P("type", commit.Entry.Type), P("channel", commit.Entry.Channel?.Value),
        P("at", commit.Entry.At), P("actor", commit.Entry.Actor), P("text", commit.Entry.Text),
        P("customerSubject", commit.Customer is { } customer ? TrackedSubject.Of(customer) : ""));

    internal static IEnumerable<SqlStatement> Adopt(TenantId tenant, string subject, CustomerId customer)
    {
        SqlParameter[] of = [P("tenant", tenant.Value), P("subject", subject), P("customer", customer.Value)];
        yield return new(
            "UPDATE cl_customers_timeline SET customer = @customer WHERE tenant = @tenant AND customer IS NULL AND (subject = @subject OR conversation = @subject)", of);
        yield return new(
            "UPDATE cl_customers_subjects SET customer = @customer, version = version + 1 WHERE tenant = @tenant AND customer IS NULL AND conversation = @subject", of);
    }

    internal static SqlStatement Tombstone(TenantId tenant, string subject, TimelineKind kind) => new(
        """
        INSERT INTO cl_customers_subjects (tenant, subject, kind, is_open, opened_at, changed_at, is_erased, version) VALUES (@tenant, @subject, @kind, 0, 0, 0, 1, 1)
        ON CONFLICT (tenant, subject) DO UPDATE SET title = NULL, state = NULL, owner = NULL, is_open = 0, is_erased = 1, version = cl_customers_subjects.version + 1
        """,
        P("tenant", tenant.Value), P("subject", subject), P("kind", (long)kind));
}
