namespace CustomerLifecycle.Customers.Identity;

/// <summary>One run of identity resolution over one graph: sort the points, choose the record they anchor in, link, then merge.</summary>
internal sealed class Identification(IdentityPolicy policy, IdentityGraph graph, DateTimeOffset at, Func<CustomerId> newCustomer)
{
    private readonly List<IdentityReason> _reasons = [];
    private readonly List<IdentityChange> _changes = [];
    private readonly List<CustomerId> _alternatives = [];
    private CustomerId? _founded;
    private bool _merged;
    private bool _uncertain;

    internal IdentityDecision Run(IEnumerable<ContactPoint> points)
    {
        HashSet<ContactPoint> ignored = [.. policy.Ignored];
        List<ContactPoint> usable = [];
        foreach (ContactPoint point in Ordered(points.Distinct()))
        {
            if (ignored.Contains(point))
            {
                _reasons.Add(new IdentityReason(IdentityReasonCode.Ignored, point.Kind));
            }
            else
            {
                usable.Add(point);
            }
        }

        if (usable.Count == 0)
        {
            return Decision(null, IdentityOutcome.Unidentified);
        }

        List<ContactPoint> shared = [.. usable.Where(graph.IsShared)];
        List<ContactPoint> strong = [.. usable.Where(point => IsStrong(point) && !graph.IsShared(point))];
        List<ContactPoint> weak = [.. usable.Where(point => !IsStrong(point) && !graph.IsShared(point))];
        shared.ForEach(point => _reasons.Add(new IdentityReason(IdentityReasonCode.SharedIdentifier, point.Kind)));
        CustomerId anchor = Anchor(strong, weak, shared);
        LinkStrong(anchor, strong);
        LinkWeak(anchor, weak, stitch: strong.Count > 0);
        LinkShared(anchor, shared, onlyShared: strong.Count + weak.Count == 0);
        CustomerId root = graph.RootOf(anchor);
        IdentityOutcome outcome = root == _founded ? IdentityOutcome.New : _merged ? IdentityOutcome.Merged : IdentityOutcome.Known;
        _uncertain |= strong.Count == 0;
        CollectAlternatives(root, usable);
        return Decision(root, outcome);
    }

    private CustomerId Anchor(List<ContactPoint> strong, List<ContactPoint> weak, List<ContactPoint> shared)
    {
        ContactPoint? known = strong.Find(IsKnown);
        if (known is not null)
        {
            CustomerId record = Choose(known, strong);
            bool stranger = strong.TakeWhile(point => point != known)
                .Any(point => MergeTree.StrongPoints(policy, graph, record).Any(own => own.Kind == point.Kind));
            return stranger ? Found() : record;
        }

        if (strong.Count > 0)
        {
            // A visitor known by weak identifiers only becomes the person who now gives a strong one.
            IEnumerable<IdentityLink> anonymous = weak.SelectMany(point => SingleAnonymous(point));
            return anonymous.Select(link => (CustomerId?)link.Customer).FirstOrDefault() ?? Found();
        }

        ContactPoint? recognised = weak.Find(IsKnown);
        if (recognised is not null)
        {
            return Choose(recognised, weak);
        }

        // Whoever calls from a shared line without more evidence: one record for the line itself, so that nobody's history takes it in.
        IEnumerable<CustomerId> line = shared.SelectMany(graph.LinksOf).Where(link => IsAnonymous(link.Customer)).Select(link => link.Customer);
        return line.Select(record => (CustomerId?)record).FirstOrDefault() ?? Found();
    }

    private CustomerId Choose(ContactPoint point, List<ContactPoint> together)
    {
        IReadOnlyList<IdentityLink> links = graph.LinksOf(point);
        List<CustomerId> roots = [.. links.Select(link => graph.RootOf(link.Customer)).Distinct()];
        if (roots.Count == 1)
        {
            return links[0].Customer;
        }

        foreach (ContactPoint other in together.Where(other => other != point))
        {
            List<CustomerId> confirmed = [.. graph.LinksOf(other).Select(link => graph.RootOf(link.Customer)).Distinct().Intersect(roots)];
            if (confirmed.Count == 1)
            {
                return links.First(link => graph.RootOf(link.Customer) == confirmed[0]).Customer;
            }
        }

        _uncertain = true;
        _reasons.Add(new IdentityReason(IdentityReasonCode.Ambiguous, point.Kind));
        return links[0].Customer;
    }

    private void LinkStrong(CustomerId anchor, List<ContactPoint> strong)
    {
        foreach (ContactPoint point in strong)
        {
            if (!See(anchor, point))
            {
                List<ContactPoint> own = [.. MergeTree.StrongPoints(policy, graph, anchor).Where(known => known.Kind == point.Kind)];
                if (own.Count >= policy.For(point.Kind).MaxPerCustomer)
                {
                    _reasons.Add(new IdentityReason(IdentityReasonCode.LimitReached, point.Kind));
                }
                else
                {
                    Link(anchor, point);
                }
            }
        }

        foreach (ContactPoint point in strong.Where(point => !graph.IsShared(point)))
        {
            foreach (CustomerId other in Roots(point).Where(_ => IsLinked(anchor, point)))
            {
                if (graph.RootOf(other) != graph.RootOf(anchor))
                {
                    List<ContactPoint> by = [.. strong.Where(by => IsLinked(anchor, by) && IsLinked(other, by) && !graph.IsShared(by))];
                    Merge(anchor, Record(other, point), by);
                }
            }
        }
    }

    private void LinkWeak(CustomerId anchor, List<ContactPoint> weak, bool stitch)
    {
        foreach (ContactPoint point in weak)
        {
            List<IdentityLink> anonymous = stitch ? [.. SingleAnonymous(point)] : [];
            if (See(anchor, point))
            {
                continue;
            }

            if (anonymous.Count == 0 && IsKnown(point))
            {
                _reasons.Add(new IdentityReason(IdentityReasonCode.WeakNeverMerges, point.Kind, graph.RootOf(graph.LinksOf(point)[0].Customer)));
            }

            if (graph.PointsOf(anchor).Count(own => own.Kind == point.Kind) >= policy.For(point.Kind).MaxPerCustomer)
            {
                _reasons.Add(new IdentityReason(IdentityReasonCode.LimitReached, point.Kind));
            }
            else
            {
                Link(anchor, point);
                if (anonymous.Count > 0 && !graph.IsShared(point))
                {
                    Merge(anchor, anonymous[0].Customer, [point]);
                }
            }
        }
    }

    // A shared point gathers no more links, except the one of the line's own record.
    private void LinkShared(CustomerId anchor, List<ContactPoint> shared, bool onlyShared)
    {
        foreach (ContactPoint point in shared)
        {
            if (!See(anchor, point) && onlyShared && IsAnonymous(anchor))
            {
                Do(new IdentityChange.Linked(new IdentityLink(point, anchor, at, at)));
            }
        }
    }

    private bool See(CustomerId anchor, ContactPoint point)
    {
        IdentityLink? link = graph.LinksOf(point).FirstOrDefault(link => graph.RootOf(link.Customer) == graph.RootOf(anchor));
        if (link is null)
        {
            return false;
        }

        _reasons.Add(new IdentityReason(IdentityReasonCode.Matched, point.Kind));
        if (at - link.LastSeen > policy.SeenPrecision)
        {
            Do(new IdentityChange.Seen(link with { LastSeen = at }));
        }

        return true;
    }

    private void Link(CustomerId anchor, ContactPoint point)
    {
        Do(new IdentityChange.Linked(new IdentityLink(point, anchor, at, at)));
        _reasons.Add(new IdentityReason(IdentityReasonCode.Linked, point.Kind));
        if (graph.LinksOf(point).Count <= policy.For(point.Kind).MaxCustomers)
        {
            return;
        }

        Do(new IdentityChange.Shared(point));
        _reasons.Add(new IdentityReason(IdentityReasonCode.SharedIdentifier, point.Kind));
        List<CustomerMerge> groundless = [.. Roots(point).SelectMany(graph.MergesOf).Distinct()
            .Where(merge => merge.State == MergeState.Active && merge.By.All(graph.IsShared))];
        foreach (CustomerMerge merge in groundless)
        {
            CustomerId before = graph.RootOf(merge.Absorbed);
            _changes.AddRange(MergeTree.Cut(policy, graph, merge, MergeState.Dissolved, at));
            CustomerId apart = graph.RootOf(merge.Absorbed) == before ? graph.RootOf(merge.Kept) : graph.RootOf(merge.Absorbed);
            _reasons.Add(new IdentityReason(IdentityReasonCode.MergeDissolved, point.Kind, apart));
        }
    }

    private void Merge(CustomerId anchor, CustomerId other, List<ContactPoint> by)
    {
        if (MergeTree.Refusal(policy, graph, anchor, other, by[0].Kind) is { } refusal)
        {
            _reasons.Add(refusal);
            return;
        }

        bool bothKnown = graph.RootOf(anchor) != _founded;
        CustomerId formerRoot = graph.RootOf(anchor);
        CustomerId otherRoot = graph.RootOf(other);
        _changes.AddRange(MergeTree.Join(policy, graph, anchor, other, by, at));
        CustomerId gone = graph.RootOf(anchor) == formerRoot ? otherRoot : formerRoot;
        _merged |= bothKnown;
        _reasons.Add(new IdentityReason(IdentityReasonCode.Merged, by[0].Kind, gone));
    }

    private CustomerId Found()
    {
        CustomerId id = newCustomer();
        _founded = id;
        Do(new IdentityChange.Founded(new IdentityNode(id, at, id)));
        return id;
    }

    private void CollectAlternatives(CustomerId root, List<ContactPoint> usable) =>
        _alternatives.AddRange(usable.SelectMany(graph.LinksOf).OrderByDescending(link => link.LastSeen)
            .ThenBy(link => link.Customer.Value, StringComparer.Ordinal)
            .Select(link => graph.RootOf(link.Customer)).Where(other => other != root).Distinct());

    private IdentityDecision Decision(CustomerId? customer, IdentityOutcome outcome) => new()
    {
        Customer = customer,
        Outcome = outcome,
        Certainty = customer is null || _uncertain ? IdentityCertainty.Weak : IdentityCertainty.Strong,
        Reasons = _reasons,
        Alternatives = _alternatives,
        Changes = _changes,
    };

    private IEnumerable<ContactPoint> Ordered(IEnumerable<ContactPoint> points) => points
        .OrderByDescending(point => policy.For(point.Kind).Priority)
        .ThenBy(point => point.Kind)
        .ThenBy(point => point.Value, StringComparer.Ordinal);

    private IReadOnlyList<IdentityLink> SingleAnonymous(ContactPoint weak)
    {
        IReadOnlyList<IdentityLink> links = graph.LinksOf(weak);
        return links.Count == 1 && !graph.PointsOf(links[0].Customer).Any(IsStrong) ? links : [];
    }

    private List<CustomerId> Roots(ContactPoint point) => [.. graph.LinksOf(point).Select(link => graph.RootOf(link.Customer)).Distinct()];

    private CustomerId Record(CustomerId customer, ContactPoint point) =>
        graph.LinksOf(point).First(link => graph.RootOf(link.Customer) == graph.RootOf(customer)).Customer;

    private bool IsLinked(CustomerId customer, ContactPoint point) =>
        graph.LinksOf(point).Any(link => graph.RootOf(link.Customer) == graph.RootOf(customer));

    private bool IsAnonymous(CustomerId customer) => !MergeTree.StrongPoints(policy, graph, customer).Any();

    private bool IsKnown(ContactPoint point) => graph.LinksOf(point).Count > 0;

    private bool IsStrong(ContactPoint point) => policy.For(point.Kind).Strength == IdentifierStrength.Strong;

    private void Do(IdentityChange change)
    {
        graph.Apply(change);
        _changes.Add(change);
    }
}
