using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Tickets in memory, for tests and trials. What it hands out is immutable.</summary>
internal sealed class InMemoryTicketStore(InMemoryStorage storage) : ITicketStore
{
    private readonly Dictionary<(TenantId Tenant, TicketId Ticket), Entry> _tickets = [];
    private readonly Dictionary<(TenantId Tenant, string Number), TicketId> _numbers = [];
    private readonly Dictionary<(string Workflow, int Version), string> _workflows = [];

    public Task<TicketCommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CommitResult result = storage.Commit(commit.ToStorage(), () => Apply(commit));
        return Task.FromResult(new TicketCommitResult(result.Status, result.Result));
    }

    public Task<string?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        Task.FromResult(storage.FindApplied(tenant, idempotencyKey)?.Result);

    public Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        Read(() => _tickets.GetValueOrDefault((tenant, ticket))?.Ticket);

    public Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken) => Read(() =>
    {
        IEnumerable<(TicketSortKey Key, Ticket Ticket)> matching = Matching(tenant, query)
            .Select(ticket => (TicketSortKey.Of(TicketCursor.Of(ticket, query.Order), query), ticket));
        if (query.After is { } cursor)
        {
            TicketSortKey after = TicketSortKey.Of(cursor, query);
            matching = matching.Where(found => query.Descending ? found.Key.CompareTo(after) < 0 : found.Key.CompareTo(after) > 0);
        }

        return (IReadOnlyList<Ticket>)[.. (query.Descending ? matching.OrderByDescending(found => found.Key) : matching.OrderBy(found => found.Key)).Take(query.Take).Select(found => found.Ticket)];
    });

    public Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken) => Read(() =>
        (IReadOnlyList<TicketCount>)[.. TicketMatch.InOrder(Matching(tenant, query)
            .GroupBy(ticket => (ticket.Category, ticket.Group, ticket.Assignee, ticket.Priority))
            .Select(same => new TicketCount(same.Key.Category, same.Key.Group, same.Key.Assignee, same.Key.Priority, same.Count())))]);

    public Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        Read(() => (IReadOnlyList<TicketHistoryEntry>)[.. _tickets.GetValueOrDefault((tenant, ticket))?.History ?? []]);

    public Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, bool publicOnly, CancellationToken cancellationToken) => Read(() =>
    {
        IEnumerable<TicketComment> comments = _tickets.TryGetValue((tenant, ticket), out Entry? entry) ? entry.Comments.Values : [];
        return (IReadOnlyList<TicketComment>)[.. publicOnly ? comments.Where(comment => comment.IsPublic).Select(CommentDecider.Public) : comments];
    });

    public Task<IReadOnlyList<TicketTimeEntry>> GetTimeAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        Read(() => (IReadOnlyList<TicketTimeEntry>)(_tickets.TryGetValue((tenant, ticket), out Entry? entry) ? [.. entry.Time.Values] : []));

    public Task<IReadOnlyList<TicketTimeTotal>> SumTimeAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken) => Read(() =>
        TimeDecider.Totals(_tickets.Where(entry => entry.Key.Tenant == tenant)
            .SelectMany(entry => entry.Value.Time.Values.Where(time => TicketTimeRows.Matches(entry.Key.Ticket, time, query)))));

    public Task<IReadOnlyList<TicketId>> FindAboutAsync(
        TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken) => Read(() =>
    {
        HashSet<string> keys = [.. contactPoints.Select(TicketContactPoints.KeyOf), TicketContactPoints.KeyOf(customer)];
        IReadOnlyList<string> authors = TicketContactPoints.AuthorsOf(customer, contactPoints);
        return (IReadOnlyList<TicketId>)[.. _tickets
            .Where(entry => entry.Key.Tenant == tenant
                && (entry.Value.Ticket.Customer == customer || TicketContactPoints.Of(entry.Value.Ticket).Any(keys.Contains) || entry.Value.Comments.Values.Any(comment => authors.Contains(comment.Author, StringComparer.Ordinal))))
            .Select(entry => entry.Key.Ticket)
            .OrderBy(ticket => ticket.Value, StringComparer.Ordinal)];
    });

    public Task<string> PinWorkflowAsync(string workflow, int version, string hash, bool replace, CancellationToken cancellationToken) => Read(() =>
    {
        string before = _workflows.GetValueOrDefault((workflow, version), hash);
        _workflows[(workflow, version)] = replace ? hash : before;
        return before;
    });

    private Task<T> Read<T>(Func<T> read) => Task.FromResult(storage.Read(read));

    private IEnumerable<Ticket> Matching(TenantId tenant, TicketQuery query)
    {
        string[] scopes = [.. TicketText.ScopesOf(query.TextIn)];
        IReadOnlyList<string>? tokens = query.Text is null ? null : TextTokenizer.ForQuery(query.Text);
        return _tickets
            .Where(pair => pair.Key.Tenant == tenant && TicketMatch.Is(pair.Value.Ticket, query) && (tokens is null || pair.Value.HasAll(tokens, scopes)))
            .Select(pair => pair.Value.Ticket);
    }

    private bool Apply(TicketCommit commit)
    {
        if (!commit.Guards.All(guard => VersionOf(guard) == guard.Version)
            || !commit.Changes.All(change => VersionOf(change.After) == change.ExpectedVersion && (change.Before is not null || IsFree(commit, change.After))))
        {
            return false;
        }

        foreach (TicketChange change in commit.Changes)
        {
            Ticket ticket = change.After;
            if (!_tickets.TryGetValue((ticket.Tenant, ticket.Id), out Entry? entry))
            {
                _numbers.Add((ticket.Tenant, ticket.Number), ticket.Id);
                _tickets.Add((ticket.Tenant, ticket.Id), entry = new() { Ticket = ticket });
            }

            entry.Ticket = ticket;
            entry.History.AddRange(change.Entries);
            foreach (TicketHistoryEntry rewritten in change.Rewritten)
            {
                entry.History[(int)rewritten.Sequence - 1] = rewritten;
            }

            foreach (TicketComment comment in change.Comments)
            {
                entry.Comments[comment.Sequence] = comment;
            }

            foreach (TicketTimeEntry time in change.Time)
            {
                entry.Time[time.Sequence] = time;
            }

            foreach (SearchEntry text in TicketText.Entries(change))
            {
                entry.Index(text);
            }
        }

        return true;
    }

    private long VersionOf(Ticket ticket) => _tickets.GetValueOrDefault((ticket.Tenant, ticket.Id))?.Ticket.Version ?? 0;

    private bool IsFree(TicketCommit commit, Ticket ticket) =>
        !_numbers.ContainsKey((ticket.Tenant, ticket.Number)) && commit.Changes.Count(change => change.After.Number == ticket.Number) == 1;

    private sealed class Entry
    {
        public required Ticket Ticket { get; set; }

        public List<TicketHistoryEntry> History { get; } = [];

        public SortedDictionary<long, TicketComment> Comments { get; } = [];

        public SortedDictionary<long, TicketTimeEntry> Time { get; } = [];

        private Dictionary<string, HashSet<string>> Tokens { get; } = [];

        public void Index(SearchEntry text)
        {
            if (text.Text is null)
            {
                Tokens.Remove(text.Scope);
                return;
            }

            HashSet<string> tokens = text.Appends && Tokens.TryGetValue(text.Scope, out HashSet<string>? former) ? former : [];
            tokens.UnionWith(TextTokenizer.ForIndex(text.Text));
            Tokens[text.Scope] = tokens;
        }

        public bool HasAll(IReadOnlyList<string> tokens, string[] scopes) =>
            tokens.Count > 0 && tokens.All(token => scopes.Any(scope => Tokens.TryGetValue(scope, out HashSet<string>? found) && found.Contains(token)));
    }
}
