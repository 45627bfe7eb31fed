namespace CustomerLifecycle.Privacy;

/// <summary>A part of the suite, or of the host, that holds personal data of customers. Export and erasure ask every registered holder.</summary>
public interface IPersonalDataHolder
{
    /// <summary>A stable name, such as <c>tickets</c>.</summary>
    string Name { get; }

    /// <summary>Everything held about a person.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<PersonalDataRecord> ExportAsync(DataSubject subject, CancellationToken cancellationToken = default);

    /// <summary>Erases everything held about a person; what the law or an audit needs is kept without the person. Erasing twice is harmless.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="cancellationToken">Cancels the call; what was not erased yet stays.</param>
    /// <returns>The number of records that were erased or stripped of the person.</returns>
    Task<int> EraseAsync(DataSubject subject, CancellationToken cancellationToken = default);
}
