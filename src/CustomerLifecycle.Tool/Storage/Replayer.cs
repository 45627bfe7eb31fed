using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>Gives what died new attempts, through the stores and so under their rules.</summary>
internal sealed class Replayer(IOutboxStore outbox, IDueStore due, TenantId tenant, TimeProvider timeProvider)
{
    // Bounds what is held in memory; calling again takes the next ones.
    private const int MaxAtOnce = 10_000;

    internal async Task<IReadOnlyList<ReplayedLetter>> LettersAsync(string? handler, CancellationToken cancellationToken)
    {
        List<ReplayedLetter> done = [];
        foreach (OutboxDelivery letter in await outbox.ReadDeadLettersAsync(tenant, MaxAtOnce, cancellationToken).ConfigureAwait(false))
        {
            if (handler is null || string.Equals(letter.Handler, handler, StringComparison.Ordinal))
            {
                done.AddRange(await LetterAsync(letter.Handler, letter.Sequence, cancellationToken).ConfigureAwait(false));
            }
        }

        return done;
    }

    /// <returns>The letter; none when there is no such one.</returns>
    internal async Task<IReadOnlyList<ReplayedLetter>> LetterAsync(string handler, long sequence, CancellationToken cancellationToken) =>
        await outbox.ReplayAsync(tenant, handler, sequence, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false) ? [new(handler, sequence)] : [];

    internal async Task<IReadOnlyList<ReplayedItem>> ItemsAsync(CancellationToken cancellationToken)
    {
        List<ReplayedItem> done = [];
        foreach (DueItem item in await due.ReadDeadAsync(tenant, MaxAtOnce, cancellationToken).ConfigureAwait(false))
        {
            done.AddRange(await ItemAsync(item.Kind, item.Key, cancellationToken).ConfigureAwait(false));
        }

        return done;
    }

    /// <returns>The item; none when there is no such one.</returns>
    internal async Task<IReadOnlyList<ReplayedItem>> ItemAsync(string kind, string key, CancellationToken cancellationToken) =>
        await due.ReplayAsync(tenant, kind, key, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false) ? [new(kind, key)] : [];
}
