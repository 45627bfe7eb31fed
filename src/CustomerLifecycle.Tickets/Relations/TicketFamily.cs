namespace CustomerLifecycle.Tickets;

/// <summary>What a new link between a parent and a child must be judged by.</summary>
/// <param name="Ancestors">The parent's parent, its parent and so on, nearest first.</param>
/// <param name="Descendants">The child's children, their children and so on.</param>
/// <param name="Levels">How many levels the descendants are; 0 for none.</param>
/// <param name="IsWhole">Whether everything was read: false when there is more than may be.</param>
internal sealed record TicketFamily(IReadOnlyList<Ticket> Ancestors, IReadOnlyList<Ticket> Descendants, int Levels, bool IsWhole)
{
    /// <summary>The most levels from the topmost parent to the lowest child.</summary>
    public const int MaximumLevels = 10;

    private const int MaximumDescendants = 500;

    public static async ValueTask<TicketFamily> ReadAsync(ITicketStore store, Ticket parent, Ticket child, CancellationToken cancellationToken)
    {
        List<Ticket> ancestors = [];
        for (TicketId? at = TicketLinks.ParentOf(parent); at is { } id && ancestors.Count < MaximumLevels;)
        {
            Ticket ancestor = await store.RequireAsync(parent.Tenant, id, cancellationToken).ConfigureAwait(false);
            ancestors.Add(ancestor);
            at = TicketLinks.ParentOf(ancestor);
        }

        List<Ticket> descendants = [];
        Ticket[] level = [child];
        int levels = 0;
        while (level.Length > 0 && levels < MaximumLevels && descendants.Count < MaximumDescendants)
        {
            List<Ticket> next = [];
            foreach (TicketId id in level.SelectMany(ticket => TicketLinks.Of(ticket, Events.TicketLinkKind.ParentOf)).Take(MaximumDescendants))
            {
                next.Add(await store.RequireAsync(parent.Tenant, id, cancellationToken).ConfigureAwait(false));
            }

            descendants.AddRange(next);
            level = [.. next];
            levels += level.Length > 0 ? 1 : 0;
        }

        return new(ancestors, descendants, levels, ancestors.Count + levels + 2 <= MaximumLevels && descendants.Count < MaximumDescendants);
    }
}
