using System.Diagnostics.CodeAnalysis;

namespace CustomerLifecycle.Customers.Identity;

/// <summary>Customer records, the contact points seen with them, and the merges that make several records one customer.</summary>
/// <remarks>
/// A whole tenant's graph, or only the part around a few contact points: every link of those points, and every record, link and merge
/// of the customers they lead to. Not thread-safe. A merge never rewrites a link: merged records form a tree of active merges, so that
/// taking one merge back splits a customer into exactly the two halves that it joined.
/// </remarks>
public sealed class IdentityGraph
{
    private readonly Dictionary<CustomerId, IdentityNode> _nodes = [];
    private readonly Dictionary<ContactPoint, List<IdentityLink>> _byPoint = [];
    private readonly Dictionary<CustomerId, List<IdentityLink>> _byNode = [];
    private readonly Dictionary<CustomerId, HashSet<CustomerId>> _byRoot = [];
    private readonly Dictionary<CustomerId, List<CustomerMerge>> _merges = [];
    private readonly HashSet<ContactPoint> _shared = [];

    /// <summary>The records, oldest first.</summary>
    public IReadOnlyList<CustomerId> Records => [.. Oldest(_nodes.Values).Select(node => node.Id)];

    /// <summary>Changes the graph.</summary>
    /// <param name="change">A change, as made by <see cref="IdentityResolver"/> or read from a store.</param>
    /// <exception cref="ArgumentException">The change concerns a record that is not in the graph.</exception>
    public void Apply(IdentityChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        switch (change)
        {
            case IdentityChange.Founded founded:
                Put(founded.Node);
                break;
            case IdentityChange.Linked linked:
                Put(linked.Link);
                break;
            case IdentityChange.Unlinked unlinked:
                At(_byPoint, unlinked.Link.Point).RemoveAll(link => link.Customer == unlinked.Link.Customer);
                At(_byNode, unlinked.Link.Customer).RemoveAll(link => link.Point == unlinked.Link.Point);
                break;
            case IdentityChange.Seen seen:
                Put(seen.Link);
                break;
            case IdentityChange.Shared shared:
                _shared.Add(shared.Point);
                break;
            case IdentityChange.Moved moved:
                Put(Node(moved.Customer) with { Root = moved.Root });
                break;
            case IdentityChange.MergeChanged changed:
                Put(changed.Merge, changed.Merge.Absorbed);
                Put(changed.Merge, changed.Merge.Kept);
                break;
        }
    }

    /// <summary>Finds a record.</summary>
    /// <param name="customer">The record's identifier.</param>
    /// <param name="node">The record.</param>
    public bool TryGet(CustomerId customer, [NotNullWhen(true)] out IdentityNode? node) => _nodes.TryGetValue(customer, out node);

    /// <summary>The record that stands for a customer after all merges.</summary>
    /// <param name="customer">Any record of the customer.</param>
    /// <exception cref="ArgumentException">The record is not in the graph.</exception>
    public CustomerId RootOf(CustomerId customer) => Node(customer).Root;

    /// <summary>All records that are one customer, oldest first.</summary>
    /// <param name="customer">Any record of the customer.</param>
    /// <exception cref="ArgumentException">The record is not in the graph.</exception>
    public IReadOnlyList<CustomerId> RecordsOf(CustomerId customer) =>
        [.. Oldest(_byRoot[RootOf(customer)].Select(Node)).Select(node => node.Id)];

    /// <summary>The records a contact point was seen with, the latest first.</summary>
    /// <param name="point">A normalised contact point.</param>
    public IReadOnlyList<IdentityLink> LinksOf(ContactPoint point) => _byPoint.TryGetValue(point, out List<IdentityLink>? links)
        ? [.. links.OrderByDescending(link => link.LastSeen).ThenBy(link => link.Customer.Value, StringComparer.Ordinal)]
        : [];

    /// <summary>The contact points of a customer over all its records, by kind and value.</summary>
    /// <param name="customer">Any record of the customer.</param>
    /// <exception cref="ArgumentException">The record is not in the graph.</exception>
    public IReadOnlyList<ContactPoint> PointsOf(CustomerId customer) =>
        [.. RecordsOf(customer).SelectMany(PointsOfRecord).Distinct().OrderBy(point => point.Kind).ThenBy(point => point.Value, StringComparer.Ordinal)];

    /// <summary>The merges that concern a customer, in every state, by time.</summary>
    /// <param name="customer">Any record of the customer.</param>
    /// <exception cref="ArgumentException">The record is not in the graph.</exception>
    public IReadOnlyList<CustomerMerge> MergesOf(CustomerId customer) =>
        [.. RecordsOf(customer).SelectMany(MergesOfRecord).Distinct().OrderBy(merge => merge.At)
            .ThenBy(merge => merge.Absorbed.Value, StringComparer.Ordinal).ThenBy(merge => merge.Kept.Value, StringComparer.Ordinal)];

    /// <summary>Whether a contact point was found to be shared by several people.</summary>
    /// <param name="point">A normalised contact point.</param>
    public bool IsShared(ContactPoint point) => _shared.Contains(point);

    internal IdentityNode Node(CustomerId customer) => _nodes.TryGetValue(customer, out IdentityNode? node)
        ? node
        : throw new ArgumentException($"The customer record {customer} is not in the identity graph. Add it with IdentityChange.Founded first.", nameof(customer));

    internal IEnumerable<ContactPoint> PointsOfRecord(CustomerId record) =>
        _byNode.TryGetValue(record, out List<IdentityLink>? links) ? links.Select(link => link.Point) : [];

    // A copy of the customers that points and records lead to, and of all that is known about them.
    internal IdentityGraph Around(IEnumerable<ContactPoint> points, IEnumerable<CustomerId> customers)
    {
        IdentityGraph copy = new();
        HashSet<CustomerId> roots = [.. points.SelectMany(LinksOf).Select(link => link.Customer).Concat(customers.Where(_nodes.ContainsKey)).Select(RootOf)];
        List<IdentityNode> records = [.. Oldest(roots.SelectMany(root => _byRoot[root]).Select(Node))];
        records.ForEach(copy.Put);
        foreach (IdentityLink link in records.SelectMany(record => At(_byNode, record.Id)))
        {
            copy.Put(link);
            if (_shared.Contains(link.Point))
            {
                copy._shared.Add(link.Point);
            }
        }

        foreach (CustomerMerge merge in records.SelectMany(record => MergesOfRecord(record.Id))
            .Where(merge => copy._nodes.ContainsKey(merge.Absorbed) && copy._nodes.ContainsKey(merge.Kept)))
        {
            copy.Apply(new IdentityChange.MergeChanged(merge));
        }

        return copy;
    }

    internal void Remove(CustomerId record)
    {
        foreach (IdentityLink link in At(_byNode, record))
        {
            List<IdentityLink> links = At(_byPoint, link.Point);
            links.RemoveAll(known => known.Customer == record);
            if (links.Count == 0)
            {
                _byPoint.Remove(link.Point);
                _shared.Remove(link.Point);
            }
        }

        foreach (CustomerMerge merge in MergesOfRecord(record).ToList())
        {
            At(_merges, merge.Absorbed == record ? merge.Kept : merge.Absorbed).Remove(merge);
        }

        _byRoot[RootOf(record)].Remove(record);
        _byNode.Remove(record);
        _merges.Remove(record);
        _nodes.Remove(record);
    }

    // The records on one side of a merge that is no longer there.
    internal IReadOnlyList<CustomerId> Reachable(CustomerId start)
    {
        HashSet<CustomerId> found = [start];
        Queue<CustomerId> open = new([start]);
        while (open.TryDequeue(out CustomerId at))
        {
            foreach (CustomerMerge merge in MergesOfRecord(at).Where(merge => merge.State == MergeState.Active))
            {
                CustomerId next = merge.Absorbed == at ? merge.Kept : merge.Absorbed;
                if (found.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return [.. Oldest(found.Select(Node)).Select(node => node.Id)];
    }

    private static IEnumerable<IdentityNode> Oldest(IEnumerable<IdentityNode> nodes) =>
        nodes.OrderBy(node => node.CreatedAt).ThenBy(node => node.Id.Value, StringComparer.Ordinal);

    private static List<T> At<TKey, T>(Dictionary<TKey, List<T>> index, TKey key)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<T>? entries))
        {
            index.Add(key, entries = []);
        }

        return entries;
    }

    private void Put(IdentityNode node)
    {
        if (_nodes.TryGetValue(node.Id, out IdentityNode? former) && _byRoot.TryGetValue(former.Root, out HashSet<CustomerId>? records))
        {
            records.Remove(node.Id);
        }

        _nodes[node.Id] = node;
        if (!_byRoot.TryGetValue(node.Root, out HashSet<CustomerId>? joined))
        {
            _byRoot.Add(node.Root, joined = []);
        }

        joined.Add(node.Id);
    }

    private void Put(IdentityLink link)
    {
        Node(link.Customer);
        foreach (List<IdentityLink> links in (List<IdentityLink>[])[At(_byPoint, link.Point), At(_byNode, link.Customer)])
        {
            links.RemoveAll(known => known.Point == link.Point && known.Customer == link.Customer);
            links.Add(link);
        }
    }

    private void Put(CustomerMerge merge, CustomerId record)
    {
        List<CustomerMerge> merges = At(_merges, Node(record).Id);
        merges.RemoveAll(known => known.IsBetween(merge.Absorbed, merge.Kept));
        merges.Add(merge);
    }

    private List<CustomerMerge> MergesOfRecord(CustomerId record) => _merges.TryGetValue(record, out List<CustomerMerge>? merges) ? merges : [];
}
