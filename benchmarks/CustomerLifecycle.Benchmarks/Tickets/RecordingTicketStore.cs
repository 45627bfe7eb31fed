using System.Collections.Concurrent;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>Hands everything on and remembers what was committed.</summary>
internal sealed class RecordingTicketStore : ITicketStore
{
    private readonly ConcurrentQueue<TicketCommit> _commits = new();
    private ITicketStore? _inner;

    public RecordingTicketStore Over(ITicketStore inner)
    {
        _inner = inner;
        return this;
    }

    public IReadOnlyList<TicketCommit> Take()
    {
        TicketCommit[] taken = [.. _commits];
        _commits.Clear();
        return taken;
    }

    public Task<TicketCommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        _commits.Enqueue(commit);
        return _inner!.CommitAsync(commit, cancellationToken);
    }

    public Task<string?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) => _inner!.FindAppliedAsync(tenant, idempotencyKey, cancellationToken);

    public Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) => _inner!.GetAsync(tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken) => _inner!.QueryAsync(tenant, query, cancellationToken);

    public Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken) => _inner!.CountAsync(tenant, query, cancellationToken);

    public Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) => _inner!.GetHistoryAsync(tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, bool publicOnly, CancellationToken cancellationToken) => _inner!.GetCommentsAsync(tenant, ticket, publicOnly, cancellationToken);

    public Task<IReadOnlyList<TicketTimeEntry>> GetTimeAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) => _inner!.GetTimeAsync(tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketTimeTotal>> SumTimeAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken) => _inner!.SumTimeAsync(tenant, query, cancellationToken);

    public Task<IReadOnlyList<TicketId>> FindAboutAsync(TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken) =>
        _inner!.FindAboutAsync(tenant, customer, contactPoints, cancellationToken);
}
