namespace CustomerLifecycle.Tickets;

/// <summary>By what people outside are found on a ticket beside its customer: contact points, and customers it had before, in the form in which they are compared: e-mail addresses in small
/// letters, telephone numbers without separators, the rest as given. A number without its country is another number: store international
/// ones.</summary>
public static class TicketContactPoints
{
    /// <summary>The form in which a contact point is compared.</summary>
    /// <param name="point">The contact point.</param>
    public static string KeyOf(ContactPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        string value = point.Value.Trim();
        return point.Kind + ":" + point.Kind switch
        {
            ContactPointKind.Email => string.Concat(value.Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c)),
            ContactPointKind.Phone => string.Concat(value.Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0))),
            _ => value,
        };
    }

    /// <summary>As whom a person has written, as <see cref="TicketComment.Author"/> has it: as the customer, and from each contact point before anybody knew
    /// whose it was.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="contactPoints">The customer's contact points.</param>
    public static IReadOnlyList<string> AuthorsOf(CustomerId customer, IEnumerable<ContactPoint> contactPoints)
    {
        ArgumentNullException.ThrowIfNull(contactPoints);
        return [.. contactPoints.Select(point => TicketActor.UnknownCustomer(point).ToString()).Prepend(TicketActor.Customer(customer).ToString()).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The form in which a customer a ticket had before is compared.</summary>
    /// <param name="customer">The customer.</param>
    public static string KeyOf(CustomerId customer) => "FormerCustomer:" + customer.Value;

    /// <summary>The contact points of a ticket: by which it was reported, its watchers', and those of its appointment and callbacks; and the customers it had before. Each once, in ordinal order.</summary>
    /// <param name="ticket">The ticket.</param>
    public static IReadOnlyList<string> Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return
        [
            .. ticket.Watchers.Select(watcher => watcher.ContactPoint).Concat(ticket.Callbacks.Select(callback => callback.ContactPoint))
                .Append(ticket.ContactPoint).Append(ticket.Appointment?.ContactPoint).OfType<ContactPoint>()
                .Select(KeyOf).Concat(ticket.FormerCustomers.Select(KeyOf)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
