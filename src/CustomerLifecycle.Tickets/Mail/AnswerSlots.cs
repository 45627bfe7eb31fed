namespace CustomerLifecycle.Tickets;

/// <summary>The slots of a limit: as many as answers are allowed, each used again when its answer is older than the window. Pure.</summary>
internal static class AnswerSlots
{
    /// <summary>The slot for one more answer and the instant (UTC ticks) it holds, null for one that was never used; null when there is no room.</summary>
    public static (long Slot, long? Held)? Free(IReadOnlyDictionary<long, long> used, int maximum, long before)
    {
        if (used.Values.Count(at => at > before) >= maximum)
        {
            return null;
        }

        // Always the same slot for the same state, so that of two who take it at once one finds it taken.
        for (long slot = 0; slot < maximum; slot++)
        {
            if (!used.TryGetValue(slot, out long at))
            {
                return (slot, null);
            }

            if (at <= before)
            {
                return (slot, at);
            }
        }

        return null;
    }
}
