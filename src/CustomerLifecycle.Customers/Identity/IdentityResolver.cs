namespace CustomerLifecycle.Customers.Identity;

/// <summary>Decides who is behind a set of contact points. Deterministic; keeps nothing; thread-safe, though a graph is not.</summary>
/// <remarks>
/// Strong identifiers find a customer and may join two; weak ones recognise, but join nobody who has a strong identifier of their own. A
/// new identifier that outranks the known one and differs from the customer's own of its kind founds a record of its own, merged by the
/// known identifier: should that turn out to be a shared number, the strangers it joined come apart again.
/// </remarks>
/// <param name="policy">Strengths, priorities and limits.</param>
public sealed class IdentityResolver(IdentityPolicy policy)
{
    /// <summary>Finds or founds the customer behind contact points that were seen together, and applies what was learnt to the graph.</summary>
    /// <param name="graph">The graph around the contact points.</param>
    /// <param name="points">Contact points of one person, normalised by <see cref="ContactPointNormalizer"/>; order and repeats do not matter.</param>
    /// <param name="at">When they were seen, UTC.</param>
    /// <param name="newCustomer">Makes the identifier of a record; called at most once.</param>
    public IdentityDecision Identify(
        IdentityGraph graph, IEnumerable<ContactPoint> points, DateTimeOffset at, Func<CustomerId> newCustomer)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(newCustomer);
        return new Identification(policy, graph, at, newCustomer).Run(points);
    }

    /// <summary>Takes a merge back. The two halves keep what they had before and what came to them since, and are never joined again by evidence.</summary>
    /// <param name="graph">The graph around the customer.</param>
    /// <param name="one">A record of the merge, as listed by <see cref="IdentityGraph.MergesOf"/>.</param>
    /// <param name="other">The other record of the merge.</param>
    /// <param name="at">When it is taken back, UTC.</param>
    /// <returns>What changed; empty when no active merge is between the two.</returns>
    /// <exception cref="ArgumentException">A record is not in the graph.</exception>
    public IReadOnlyList<IdentityChange> Undo(IdentityGraph graph, CustomerId one, CustomerId other, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(graph);
        CustomerMerge? merge = graph.MergesOf(one).FirstOrDefault(merge => merge.State == MergeState.Active && merge.IsBetween(one, other));
        if (merge is null)
        {
            return [];
        }

        // The link that was made only to merge goes with the merge: the identifier is its first owner's again.
        List<IdentityChange> unlinked = [.. merge.By.SelectMany(graph.LinksOf)
            .Where(link => link.FirstSeen == merge.At && (link.Customer == one || link.Customer == other) && graph.LinksOf(link.Point).Any(older => older.FirstSeen < merge.At))
            .Select(link => new IdentityChange.Unlinked(link))];
        unlinked.ForEach(graph.Apply);
        return [.. unlinked, .. MergeTree.Cut(policy, graph, merge, MergeState.Undone, at)];
    }
}
