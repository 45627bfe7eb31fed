namespace CustomerLifecycle.Storage;

/// <summary>The pause after a look that a commit called for and that found nothing: what was committed had been found by the look before. Without it
/// a loop would ask the database again at every commit of a busy process.</summary>
internal static class IdlePause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(15);

    // In real time, whatever clock the host has: it spares a processor and decides nothing.
    internal static async Task TakeAsync(CancellationToken cancellationToken) =>
        await Task.Delay(Shortest, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
