using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A parent that waits is not done before its children, and no child is open below a parent that is done. Tickets that were
/// looked at guard the commit, so that neither slips through beside the other.</summary>
internal sealed class ParentWaitsRule(ITicketStore store, TicketCatalog catalog) : ITicketDecisionRule
{
    public async ValueTask<TicketDecision> ApplyAsync(TicketDecision decision, CancellationToken cancellationToken)
    {
        foreach (IGrouping<TicketId, TicketStep> steps in decision.Steps.GroupBy(step => step.After.Id))
        {
            (Ticket? before, Ticket after) = (steps.First().Before, steps.Last().After);
            bool named = steps.Any(step => step.Transition?.CompiledGuards.Any(guard => guard.Name == TicketGuards.ChildrenDone) is true);
            if (named || (before is { IsOpen: true } && !after.IsOpen && catalog.ParentWaits(after)))
            {
                decision = await WithChildrenAsync(decision, after, cancellationToken).ConfigureAwait(false);
            }

            if (before is { IsOpen: false } && after.IsOpen && TicketLinks.ParentOf(after) is { } parent)
            {
                decision = await WithParentAsync(decision, after, parent, cancellationToken).ConfigureAwait(false);
            }

            if (decision.Refusals.Count > 0)
            {
                break;
            }
        }

        return decision;
    }

    private async ValueTask<TicketDecision> WithChildrenAsync(TicketDecision decision, Ticket parent, CancellationToken cancellationToken)
    {
        List<Ticket> children = [];
        foreach (TicketId id in TicketLinks.Of(parent, TicketLinkKind.ParentOf))
        {
            // A child that was merged is done when the ticket is that it goes on as.
            Ticket child = await store.GetMergeRootAsync(await CurrentAsync(decision, parent.Tenant, id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            if (child.Id != parent.Id)
            {
                children.Add(child);
            }
        }

        string[] open = [.. children.Where(child => child.IsOpen).Select(child => child.Number).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return open.Length == 0
            ? decision with { Guards = [.. decision.Guards, .. children] }
            : TicketDecision.Refuse(TicketRefusalCodes.OpenChildren, $"{parent.Number} waits for its children {string.Join(", ", open)}. Solve or unlink them first.");
    }

    private async ValueTask<TicketDecision> WithParentAsync(TicketDecision decision, Ticket child, TicketId id, CancellationToken cancellationToken)
    {
        Ticket parent = await CurrentAsync(decision, child.Tenant, id, cancellationToken).ConfigureAwait(false);
        return parent.IsOpen || !catalog.ParentWaits(parent)
            ? decision with { Guards = [.. decision.Guards, parent] }
            : TicketDecision.Refuse(TicketRefusalCodes.ParentDone, $"{child.Number} is a child of {parent.Number}, which is {parent.Category} and waits for its children. Reopen {parent.Number} first.");
    }

    private async ValueTask<Ticket> CurrentAsync(TicketDecision decision, TenantId tenant, TicketId id, CancellationToken cancellationToken) =>
        decision.Steps.LastOrDefault(step => step.After.Id == id)?.After ?? await store.RequireAsync(tenant, id, cancellationToken).ConfigureAwait(false);
}
