using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Keeps what happened with customers. Thread-safe; hands out copies.</summary>
public interface ITimelineStore
{
    /// <summary>Reads subjects by name; those that are not known are left out.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="subjects">Their names, such as <c>ticket/42</c>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TrackedSubject>> LoadSubjectsAsync(TenantId tenant, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default);

    /// <summary>Reads subjects of a customer, the one that changed last first.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="records">All records of the customer.</param>
    /// <param name="kinds">Of which kinds; empty = all.</param>
    /// <param name="onlyOpen">Only open issues.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TrackedSubject>> ReadSubjectsAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<TimelineKind> kinds, bool onlyOpen, int take,
        CancellationToken cancellationToken = default);

    /// <summary>Reads entries of a customer, the latest first, then by event, descending.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="records">All records of the customer.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, TimelineQuery query, CancellationToken cancellationToken = default);

    /// <summary>Stores an entry. An entry for an erased customer is dropped.</summary>
    /// <param name="commit">The entry and what it changes.</param>
    /// <param name="cancellationToken">Cancels a commit that was not taken up.</param>
    Task<CommitResult> CommitAsync(TimelineCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Removes the entries of a customer. The bare identifiers of its subjects stay, so that late events leave no trace.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="records">All records of the customer.</param>
    /// <param name="subjects">Further subjects that are the customer's.</param>
    /// <param name="cancellationToken">Cancels a commit that was not taken up.</param>
    /// <returns>The number of entries and subjects that were removed or stripped; 0 when it was done before.</returns>
    Task<int> EraseAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default);
}
