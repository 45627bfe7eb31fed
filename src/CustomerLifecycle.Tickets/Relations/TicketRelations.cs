using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Loads, decides, commits: over several tickets.</summary>
internal sealed class TicketRelations(
    ITicketStore store,
    TicketCatalog catalog,
    TicketCommandRunner commands,
    TicketDrafts drafts,
    TicketReplies replies,
    LinkDecider links,
    MergeDecider merges,
    RecontactDecider contacts) : ITicketRelations
{
    public Task<TicketResult> LinkAsync(LinkTickets command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "link",
        command,
        (ticket, now, token) => WithOtherAsync(
            ticket,
            command.Other,
            async other => links.Link(
                ticket, other, command.Kind, LinkDecider.IsFamily(command.Kind) && ticket.Id != other.Id ? await FamilyAsync(ticket, other, command.Kind, token).ConfigureAwait(false) : null, now),
            token),
        cancellationToken);

    public Task<TicketResult> UnlinkAsync(UnlinkTickets command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "unlink",
        command,
        (ticket, now, token) => WithOtherAsync(ticket, command.Other, other => ValueTask.FromResult(LinkDecider.Unlink(ticket, other, command.Kind, now)), token),
        cancellationToken);

    public Task<TicketResult> MergeAsync(MergeTicket command, CancellationToken cancellationToken = default) => commands.ChangeAsync(
        "merge",
        command,
        (source, now, token) => WithOtherAsync(
            source, command.Target, async target => merges.Merge(source, await store.GetMergeRootAsync(target, token).ConfigureAwait(false), command, now), token),
        cancellationToken);

    public Task<TicketResult> SplitAsync(SplitTicket command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Comments.IsDefaultOrEmpty || command.Comments.Length > SplitTicket.MaximumComments)
        {
            throw new ArgumentException($"Comments has 1 to {SplitTicket.MaximumComments} numbers, not {(command.Comments.IsDefault ? 0 : command.Comments.Length)}. Split in several steps.", nameof(command));
        }

        (TicketId, string)? identity = null;
        return commands.ChangeAsync(
            "split",
            command,
            async (source, now, token) =>
            {
                IReadOnlyList<TicketComment> comments = await store.GetCommentsAsync(source.Tenant, source.Id, publicOnly: false, token).ConfigureAwait(false);
                CreateTicket draft = SplitDecider.Draft(source, command);
                if (SplitDecider.RefusalOf(source, command, comments) is { } refusal)
                {
                    return new() { Refusals = [refusal] };
                }

                if (drafts.RefusalsOf(draft) is { Count: > 0 } refusals)
                {
                    return new() { Refusals = refusals };
                }

                identity ??= await drafts.NumberAsync(draft, now, token).ConfigureAwait(false);
                TicketStep created = drafts.Create(draft, identity.Value, "split-from", now, ticket => TicketLinks.With(ticket, TicketLinkKind.SplitFrom, source, now));
                return SplitDecider.Split(source, created, command, comments, now);
            },
            cancellationToken);
    }

    public async Task<RecontactResult> ContactAboutAsync(ContactAboutTicket command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Input.Text(command.Text, Input.MaximumText, nameof(command.Text));
        (TicketId, string)? identity = null;
        TicketStep? told = null;
        TicketResult result = await commands.ChangeAsync(
            "contact-about",
            command,
            async (ticket, now, token) =>
            {
                if (ticket.IsOpen)
                {
                    TicketDecision written = await replies.DecideAsync(ticket, RecontactDecider.Comment(ticket, command), catalog.AnsweredTriggers, now, token).ConfigureAwait(false);
                    return Told(RecontactDecider.Continue(ticket, written, now));
                }

                RecontactPolicy policy = contacts.PolicyFor(ticket);
                TicketDecision reopened = await commands.JudgeAsync(contacts.Reopen(ticket, policy, command, now), token).ConfigureAwait(false);
                if (reopened.Refusals.Count == 0)
                {
                    return Told(reopened);
                }

                CreateTicket draft = RecontactDecider.Draft(ticket, command);
                if (drafts.RefusalsOf(draft) is { Count: > 0 })
                {
                    // What the type cannot do without is as it was before.
                    draft = draft with { Fields = ticket.Fields };
                }

                if (drafts.RefusalsOf(draft) is { Count: > 0 } refusals)
                {
                    return new() { Refusals = refusals };
                }

                identity ??= await drafts.NumberAsync(draft, now, token).ConfigureAwait(false);
                TicketStep created = drafts.Create(draft, identity.Value, RecontactDecider.RepeatAction, now, repeat => TicketLinks.With(repeat, TicketLinkKind.RepeatOf, ticket, now));
                return Told(RecontactDecider.Repeat(ticket, created, policy.Name, reopened.Refusals[0].Message, now));
            },
            cancellationToken).ConfigureAwait(false);
        if (!result.IsApplied)
        {
            return new(result, null, null);
        }

        return result.IsRepeated
            ? await ToldBeforeAsync(result, result.Ticket, cancellationToken).ConfigureAwait(false)
            : new(result, RecontactDecider.OutcomeOf(told!.Action), told.Reason);

        TicketDecision Told(TicketDecision decision)
        {
            told = decision.Steps.LastOrDefault(step => RecontactDecider.OutcomeOf(step.Action) is not null);
            return decision;
        }
    }

    // The same answer as the first time, whatever rules and notices did after it in the same commit.
    private async Task<RecontactResult> ToldBeforeAsync(TicketResult result, Ticket ticket, CancellationToken cancellationToken)
    {
        TicketHistoryEntry told = (await store.GetHistoryAsync(ticket.Tenant, ticket.Id, cancellationToken).ConfigureAwait(false))
            .Last(entry => entry.Sequence <= ticket.Version && RecontactDecider.OutcomeOf(entry.Action) is not null);
        return new(result, RecontactDecider.OutcomeOf(told.Action), told.Reason);
    }

    public async Task<Ticket?> ResolveAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        await store.GetAsync(tenant, ticket, cancellationToken).ConfigureAwait(false) is { } found
            ? await store.GetMergeRootAsync(found, cancellationToken).ConfigureAwait(false)
            : null;

    public async Task<IReadOnlyList<Ticket>> GetLinkedAsync(TenantId tenant, TicketId ticket, TicketLinkKind? kind = null, CancellationToken cancellationToken = default)
    {
        List<Ticket> linked = [];
        foreach (TicketLink link in (await store.GetAsync(tenant, ticket, cancellationToken).ConfigureAwait(false))?.Links.Where(link => kind is null || link.Kind == kind) ?? [])
        {
            linked.Add(await store.RequireAsync(tenant, link.Ticket, cancellationToken).ConfigureAwait(false));
        }

        return linked;
    }

    public async Task<IReadOnlyList<ThreadComment>> GetThreadAsync(TenantId tenant, TicketId ticket, bool publicOnly = false, CancellationToken cancellationToken = default)
    {
        List<ThreadComment> thread = [];
        Queue<Ticket> tickets = new(await ResolveAsync(tenant, ticket, cancellationToken).ConfigureAwait(false) is { } root ? [root] : []);
        while (tickets.TryDequeue(out Ticket? at))
        {
            thread.AddRange((await store.GetCommentsAsync(tenant, at.Id, publicOnly, cancellationToken).ConfigureAwait(false)).Select(comment => new ThreadComment(at.Id, at.Number, comment)));
            foreach (TicketId merged in TicketLinks.Of(at, TicketLinkKind.MergedFrom))
            {
                tickets.Enqueue(await store.RequireAsync(tenant, merged, cancellationToken).ConfigureAwait(false));
            }
        }

        return [.. thread.OrderBy(entry => entry.Comment.At).ThenBy(entry => entry.Ticket.Value, StringComparer.Ordinal).ThenBy(entry => entry.Comment.Sequence)];
    }

    private async ValueTask<TicketDecision> WithOtherAsync(Ticket ticket, TicketId other, Func<Ticket, ValueTask<TicketDecision>> decide, CancellationToken cancellationToken) =>
        other == ticket.Id ? await decide(ticket).ConfigureAwait(false)
        : await store.GetAsync(ticket.Tenant, other, cancellationToken).ConfigureAwait(false) is { } found ? await decide(found).ConfigureAwait(false)
        : TicketDecision.Refuse(TicketRefusalCodes.UnknownTicket, $"The tenant has no ticket {other}. Tickets of different tenants cannot be brought together.");

    private ValueTask<TicketFamily> FamilyAsync(Ticket ticket, Ticket other, TicketLinkKind kind, CancellationToken cancellationToken) => kind == TicketLinkKind.ParentOf
        ? TicketFamily.ReadAsync(store, ticket, other, cancellationToken)
        : TicketFamily.ReadAsync(store, other, ticket, cancellationToken);
}
