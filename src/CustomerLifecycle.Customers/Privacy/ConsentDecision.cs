namespace CustomerLifecycle.Customers.Privacy;

/// <summary>Whether data may be used for a purpose over a channel, and the declaration that says so.</summary>
/// <param name="IsGranted">True when the last declaration that applies is a consent. Silence is no consent.</param>
/// <param name="By">The declaration, or <see langword="null"/> when none applies.</param>
public sealed record ConsentDecision(bool IsGranted, ConsentRecord? By)
{
    /// <summary>Decides from a customer's declarations.</summary>
    /// <param name="history">The declarations, in any order.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="at">The time to decide for, UTC; later declarations do not count.</param>
    /// <returns>The last declaration for the purpose and this or every channel decides; of several at one instant a withdrawal does.</returns>
    public static ConsentDecision Evaluate(IEnumerable<ConsentRecord> history, string purpose, Channel channel, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        ConsentRecord? last = history
            .Where(record => string.Equals(record.Purpose, purpose, StringComparison.Ordinal)
                && (record.Channel is null || record.Channel == channel) && record.At <= at)
            .OrderByDescending(record => record.At)
            .ThenBy(record => record.Granted)
            .FirstOrDefault();
        return new ConsentDecision(last?.Granted ?? false, last);
    }
}
