using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Identity;

/// <summary>The integration events that changes of the identity graph cause.</summary>
internal static class IdentityEvents
{
    internal static IEnumerable<IntegrationEvent> Of(TenantId tenant, IReadOnlyList<IdentityChange> changes, DateTimeOffset at, IIdGenerator ids)
    {
        HashSet<CustomerId> founded = [.. changes.OfType<IdentityChange.Founded>().Select(change => change.Node.Id)];
        for (int i = 0; i < changes.Count; i++)
        {
            if (changes[i] is not IdentityChange.Moved moved)
            {
                continue;
            }

            // A record that stood for a customer and goes into another was a merge; one that stands for itself again was given back.
            if (moved.Customer == moved.From && moved.Root != moved.Customer && !founded.Contains(moved.Customer))
            {
                CustomerMerge merge = changes.Skip(i).OfType<IdentityChange.MergeChanged>().First().Merge;
                yield return new CustomersMerged
                {
                    Id = EventId.From(ids.NewGuid()),
                    Tenant = tenant,
                    OccurredAt = at,
                    Customer = moved.Root,
                    From = moved.From,
                    Reason = "Seen with both: " + string.Join(", ", merge.By.Select(point => point.Kind).Distinct()),
                };
            }
            else if (moved.Customer == moved.Root && moved.From != moved.Root)
            {
                yield return new CustomerMergeUndone
                {
                    Id = EventId.From(ids.NewGuid()),
                    Tenant = tenant,
                    OccurredAt = at,
                    Customer = moved.From,
                    Restored = moved.Root,
                };
            }
        }
    }
}
