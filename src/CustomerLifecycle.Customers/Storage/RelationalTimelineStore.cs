using System.Globalization;
using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Storage;
using Dapper;
using static CustomerLifecycle.Customers.Storage.Sql;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Timelines in a relational database.</summary>
internal sealed class RelationalTimelineStore(RelationalStorage storage) : ITimelineStore
{
    private const string SelectSubjects =
        """
        SELECT subject AS Subject, kind AS Kind, customer AS Customer, conversation AS Conversation, title AS Title, state AS State, is_open AS IsOpen,
               owner AS Owner, channel AS Channel, opened_at AS OpenedAt, changed_at AS ChangedAt, is_erased AS IsErased, version AS Version
        FROM cl_customers_subjects
        """;

    public async Task<IReadOnlyList<TrackedSubject>> LoadSubjectsAsync(
        TenantId tenant, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default)
    {
        if (subjects.Count == 0)
        {
            return [];
        }

        DynamicParameters parameters = Parameters(tenant);
        IReadOnlyList<SubjectRow> rows = await storage.QueryAsync<SubjectRow>(
            SelectSubjects + " WHERE tenant = @tenant AND subject IN " + SqlInList.Add(parameters, "subject", subjects) + " ORDER BY subject",
            parameters,
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSubject())];
    }

    public async Task<IReadOnlyList<TrackedSubject>> ReadSubjectsAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<TimelineKind> kinds, bool onlyOpen, int take,
        CancellationToken cancellationToken = default)
    {
        DynamicParameters parameters = Parameters(tenant);
        parameters.Add("take", take);
        string sql = SelectSubjects + " WHERE tenant = @tenant AND is_erased = 0 AND customer IN " + In(parameters, records) + OfKinds(kinds)
            + (onlyOpen ? " AND is_open = 1" : "")
            + " ORDER BY changed_at DESC, subject LIMIT @take";
        IReadOnlyList<SubjectRow> rows = await storage.QueryAsync<SubjectRow>(sql, parameters, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSubject())];
    }

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, TimelineQuery query, CancellationToken cancellationToken = default)
    {
        TimelineCursor? after = query.After is null ? null : TimelineCursor.Parse(query.After);
        DynamicParameters parameters = Parameters(tenant);
        parameters.Add("channel", query.Channel?.Value);
        parameters.Add("at", after?.At.UtcTicks);
        parameters.Add("id", after?.Event.Value);
        parameters.Add("take", query.Take);
        string sql =
            """
            SELECT event_id AS Event, type AS Type, kind AS Kind, subject AS Subject, conversation AS Conversation, happened_at AS At,
                   channel AS Channel, actor AS Actor, text AS Text
            FROM cl_customers_timeline WHERE tenant = @tenant AND customer IN
            """
            + " " + In(parameters, records) + OfKinds(query.Kinds)
            + (query.Channel is not null ? " AND channel = @channel" : "")
            + (after is not null ? " AND (happened_at < @at OR (happened_at = @at AND event_id < @id))" : "")
            + " ORDER BY happened_at DESC, event_id DESC LIMIT @take";
        return [.. (await storage.QueryAsync<EntryRow>(sql, parameters, cancellationToken).ConfigureAwait(false)).Select(row => row.ToEntry())];
    }

    public Task<CommitResult> CommitAsync(TimelineCommit commit, CancellationToken cancellationToken = default)
    {
        List<SqlStatement> statements = [.. commit.Subjects.OrderBy(subject => subject.Subject, StringComparer.Ordinal).Select(subject => TimelineSql.Save(commit.Tenant, subject))];
        statements.Add(TimelineSql.Insert(commit));
        if (commit.Customer is { } customer)
        {
            statements.AddRange(commit.Adopted.SelectMany(subject => TimelineSql.Adopt(commit.Tenant, subject, customer)));
        }

        return storage.CommitAsync(
            new StorageCommit { Tenant = commit.Tenant, Stream = commit.Entry.Subject, Statements = statements, IdempotencyKey = commit.IdempotencyKey },
            cancellationToken);
    }

    public async Task<int> EraseAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default)
    {
        int found = await CountAsync(tenant, records, subjects, cancellationToken).ConfigureAwait(false);
        List<SqlStatement> statements = [];
        foreach (CustomerId record in records)
        {
            SqlParameter[] parameters = [P("tenant", tenant.Value), P("customer", record.Value)];
            statements.Add(TimelineSql.Tombstone(tenant, TrackedSubject.Of(record), TimelineKind.Customer));
            statements.Add(new("DELETE FROM cl_customers_timeline WHERE tenant = @tenant AND customer = @customer", parameters));
            statements.Add(new(TimelineSql.StripSubjects + " AND customer = @customer", parameters));
        }

        foreach (string subject in subjects)
        {
            statements.Add(TimelineSql.Tombstone(tenant, subject, TimelineKind.Conversation));
            statements.Add(new(
                "DELETE FROM cl_customers_timeline WHERE tenant = @tenant AND (subject = @subject OR conversation = @subject)",
                P("tenant", tenant.Value), P("subject", subject)));
        }

        await storage.CommitAsync(
            new StorageCommit { Tenant = tenant, Stream = TrackedSubject.Of(records[0]), Statements = statements }, cancellationToken).ConfigureAwait(false);
        return found;
    }

    private static string OfKinds(IReadOnlyList<TimelineKind> kinds) => kinds.Count == 0
        ? ""
        : " AND kind IN (" + string.Join(", ", kinds.Distinct().Order().Select(kind => ((int)kind).ToString(CultureInfo.InvariantCulture))) + ")";

    private async Task<int> CountAsync(TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = Parameters(tenant);
        string customers = In(parameters, records);
        long found = await storage.QuerySingleOrDefaultAsync<long>(
            $"""
            SELECT (SELECT COUNT(*) FROM cl_customers_timeline WHERE tenant = @tenant AND customer IN {customers})
                 + (SELECT COUNT(*) FROM cl_customers_subjects WHERE tenant = @tenant AND is_erased = 0 AND customer IN {customers})
            """,
            parameters,
            cancellationToken).ConfigureAwait(false);
        foreach (string[] some in subjects.Chunk(SqlInList.MaxValues))
        {
            parameters = Parameters(tenant);
            string names = SqlInList.Add(parameters, "subject", some);
            found += await storage.QuerySingleOrDefaultAsync<long>(
                $"""
                SELECT (SELECT COUNT(*) FROM cl_customers_timeline WHERE tenant = @tenant AND customer IS NULL AND (subject IN {names} OR conversation IN {names}))
                     + (SELECT COUNT(*) FROM cl_customers_subjects WHERE tenant = @tenant AND customer IS NULL AND is_erased = 0 AND subject IN {names})
                """,
                parameters,
                cancellationToken).ConfigureAwait(false);
        }

        return (int)found;
    }
}
