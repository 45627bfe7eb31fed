namespace CustomerLifecycle.Customers.Identity;

/// <summary>Joins and cuts the trees of merged records, and chooses the record that stands for each.</summary>
internal static class MergeTree
{
    internal static IdentityReason? Refusal(IdentityPolicy policy, IdentityGraph graph, CustomerId one, CustomerId other, ContactPointKind by)
    {
        IReadOnlyList<CustomerId> left = graph.RecordsOf(one);
        IReadOnlyList<CustomerId> right = graph.RecordsOf(other);
        CustomerId otherRoot = graph.RootOf(other);
        if (left.Count + right.Count > policy.MaxMergedCustomers)
        {
            return new IdentityReason(IdentityReasonCode.TooManyRecords, by, otherRoot);
        }

        if (graph.MergesOf(one).Any(merge => merge.State == MergeState.Undone
            && left.Any(l => right.Any(r => merge.IsBetween(l, r)))))
        {
            return new IdentityReason(IdentityReasonCode.KeptApart, by, otherRoot);
        }

        foreach (IGrouping<ContactPointKind, ContactPoint> kind in StrongPoints(policy, graph, one)
            .Union(StrongPoints(policy, graph, other)).GroupBy(point => point.Kind).OrderBy(kind => kind.Key))
        {
            if (kind.Count() > policy.For(kind.Key).MaxPerCustomer)
            {
                return new IdentityReason(IdentityReasonCode.LimitReached, kind.Key, otherRoot);
            }
        }

        return null;
    }

    internal static IReadOnlyList<IdentityChange> Join(
        IdentityPolicy policy, IdentityGraph graph, CustomerId one, CustomerId other, IReadOnlyList<ContactPoint> by, DateTimeOffset at)
    {
        bool keepsOne = Representative(policy, graph, [graph.RootOf(one), graph.RootOf(other)]) == graph.RootOf(one);
        (CustomerId kept, CustomerId absorbed) = keepsOne ? (one, other) : (other, one);
        CustomerId root = graph.RootOf(kept);
        CustomerId former = graph.RootOf(absorbed);
        List<IdentityChange> changes = [.. graph.RecordsOf(absorbed).Select(record => new IdentityChange.Moved(record, former, root))];
        changes.Add(new IdentityChange.MergeChanged(new CustomerMerge(absorbed, kept, by, at, MergeState.Active)));
        changes.ForEach(graph.Apply);
        return changes;
    }

    internal static IReadOnlyList<IdentityChange> Cut(
        IdentityPolicy policy, IdentityGraph graph, CustomerMerge merge, MergeState state, DateTimeOffset at)
    {
        IdentityChange.MergeChanged cut = new(merge with { State = state, At = at });
        graph.Apply(cut);
        IReadOnlyList<CustomerId> absorbed = graph.Reachable(merge.Absorbed);
        CustomerId root = graph.RootOf(merge.Kept);
        IReadOnlyList<CustomerId> leaving = absorbed.Contains(root) ? graph.Reachable(merge.Kept) : absorbed;
        CustomerId newRoot = Representative(policy, graph, leaving);
        List<IdentityChange> changes = [cut, .. leaving.Select(record => new IdentityChange.Moved(record, root, newRoot))];
        changes.ForEach(graph.Apply);
        return changes;
    }

    internal static IEnumerable<ContactPoint> StrongPoints(IdentityPolicy policy, IdentityGraph graph, CustomerId customer) =>
        graph.PointsOf(customer).Where(point => policy.For(point.Kind).Strength == IdentifierStrength.Strong && !graph.IsShared(point));

    // A customer known by name outlives an anonymous visitor; of equals the older record, which other systems refer to, stays.
    private static CustomerId Representative(IdentityPolicy policy, IdentityGraph graph, IReadOnlyList<CustomerId> records) => records
        .OrderByDescending(record => graph.PointsOfRecord(record)
            .Any(point => policy.For(point.Kind).Strength == IdentifierStrength.Strong && !graph.IsShared(point)))
        .ThenBy(record => graph.Node(record).CreatedAt)
        .ThenBy(record => record.Value, StringComparer.Ordinal)
        .First();
}
