using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Storage.ContractTests.Tickets;

/// <summary>What a query means, said once more and plainly: filter everything, sort everything.</summary>
internal static class TicketReference
{
    public static IReadOnlyList<string> Answer(IEnumerable<Ticket> tickets, TicketQuery query)
    {
        List<Ticket> found = [.. tickets.Where(ticket => Matches(ticket, query))];
        found.Sort((a, b) => Compare(a, b, query));
        if (query.Descending)
        {
            found.Reverse();
        }

        return [.. found.Select(ticket => ticket.Id.Value)];
    }

    public static bool Matches(Ticket t, TicketQuery q)
    {
        DateTimeOffset? due = Due(t);
        List<bool> conditions =
        [
            q.Number == null || t.Number == q.Number,
            q.Categories.Count == 0 || q.Categories.Any(category => category == t.Category),
            q.States.Count == 0 || q.States.Any(state => state == t.State),
            q.Type == null || t.Type == q.Type,
            q.Group == null || t.Group == q.Group,
            q.Assignee == null || t.Assignee == q.Assignee,
            q.Unassigned != true || t.Assignee == null,
            q.Unassigned != false || t.Assignee != null,
            q.Priority == null || t.Priority == q.Priority,
            q.Customer == null || t.Customer == q.Customer,
            q.Reason == null || t.Reason == q.Reason,
            q.Tags.All(tag => t.Tags.Any(has => has == tag)),
            q.CreatedFrom == null || t.CreatedAt >= q.CreatedFrom,
            q.CreatedBefore == null || t.CreatedAt < q.CreatedBefore,
            q.UpdatedFrom == null || t.UpdatedAt >= q.UpdatedFrom,
            q.UpdatedBefore == null || t.UpdatedAt < q.UpdatedBefore,
            q.DueFrom == null || (due != null && due >= q.DueFrom),
            q.DueBefore == null || (due != null && due < q.DueBefore),
        ];
        return conditions.TrueForAll(holds => holds);
    }

    private static int Compare(Ticket a, Ticket b, TicketQuery query)
    {
        IEnumerable<int> steps = query.Order switch
        {
            TicketOrder.Created => [],
            TicketOrder.Updated => [a.UpdatedAt.CompareTo(b.UpdatedAt)],
            TicketOrder.Due => [CompareDue(a, b)],
            _ => [Urgency(b, query).CompareTo(Urgency(a, query)), CompareDue(a, b)],
        };
        return steps.Append(a.CreatedAt.CompareTo(b.CreatedAt)).Append(string.CompareOrdinal(a.Id.Value, b.Id.Value)).FirstOrDefault(order => order != 0);
    }

    private static int Urgency(Ticket ticket, TicketQuery query) => query.PriorityOrder.ToList().IndexOf(ticket.Priority);

    private static int CompareDue(Ticket a, Ticket b) => (Due(a), Due(b)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (x, y) => x.Value.CompareTo(y.Value),
    };

    private static DateTimeOffset? Due(Ticket ticket)
    {
        DateTimeOffset? earliest = null;
        foreach (SlaClock clock in ticket.Sla?.Clocks ?? [])
        {
            if (clock.StoppedAt == null && clock.DueAt is { } due && (earliest == null || due < earliest))
            {
                earliest = due;
            }
        }

        return earliest;
    }
}
