namespace CustomerLifecycle.Storage;

/// <summary>The wait before the next attempt: it doubles each time, up to a limit.</summary>
internal static class RetryBackoff
{
    private const int MaxDoublings = 30;

    internal static TimeSpan After(int attempt, StorageOptions options)
    {
        double seconds = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, MaxDoublings));
        return seconds < options.MaxRetryDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : options.MaxRetryDelay;
    }
}
