namespace CustomerLifecycle.Routing;

/// <summary>Which snapshots are kept: the two newest, of earlier ones the first of each day, and one from before everything that is kept
/// of the log, so that the log can be read from its beginning.</summary>
internal static class SnapshotRetention
{
    private const int Newest = 2;

    /// <param name="snapshots">Those there are, oldest first.</param>
    /// <param name="before">The log from this instant on is kept.</param>
    /// <returns>Those to drop, and the event up to which the log is not needed; 0 = all of it is.</returns>
    public static (IReadOnlyList<long> Drop, long CutAt) Choose(IReadOnlyList<(long Sequence, DateTimeOffset At)> snapshots, DateTimeOffset before)
    {
        int first = 0;
        while (first + 1 < snapshots.Count && snapshots[first + 1].At < before)
        {
            first++;
        }

        List<long> drop = [.. snapshots.Take(first).Select(snapshot => snapshot.Sequence)];
        for (int i = first + 1; i < snapshots.Count - Newest; i++)
        {
            if (snapshots[i].At.UtcDateTime.Date == snapshots[i - 1].At.UtcDateTime.Date)
            {
                drop.Add(snapshots[i].Sequence);
            }
        }

        return (drop, snapshots.Count > 0 && snapshots[first].At < before ? snapshots[first].Sequence : 0);
    }
}
