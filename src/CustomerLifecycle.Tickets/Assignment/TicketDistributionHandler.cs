using System.Globalization;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Distributes tickets from the due-time index: one after the other, so that each choice knows of the one before.</summary>
internal sealed class TicketDistributionHandler(TicketDistribution distribution, TimeProvider timeProvider) : IDueHandler
{
    public const string DistributionKind = "tickets.distribution";

    private const int MaximumDoublings = 10;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    public string Kind => DistributionKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        TicketDistributionPayload payload = TicketJson.Read<TicketDistributionPayload>(item.Payload);
        if (item.Attempt > 1)
        {
            // Somebody may be there by now, for whom others have waited that come first.
            await distribution.DistributeFirstAsync(item.Tenant, payload.Group, cancellationToken).ConfigureAwait(false);
        }

        // Each attempt is a command of its own: under one key the answer that nobody was there would be the answer for good.
        string key = string.Create(CultureInfo.InvariantCulture, $"{item.EffectKey}/{item.Attempt}");
        TicketResult result = await distribution.DistributeAsync(
            item.Tenant, new(item.Key), payload.Group, payload.FormerAssignee, key, cancellationToken).ConfigureAwait(false);
        if (result.Status == TicketResultStatus.Conflict)
        {
            throw new InvalidOperationException("The ticket changes all the time; it is distributed later.");
        }

        if (result is { IsApplied: true, Ticket: { } ticket } && WaitingTickets.IsWaiting(ticket))
        {
            throw new DuePostponedException(timeProvider.GetUtcNow() + WaitAfter(item.Attempt), $"Nobody of the group '{payload.Group}' can take the ticket now.");
        }
    }

    private static TimeSpan WaitAfter(int attempt)
    {
        TimeSpan wait = FirstWait * Math.Pow(2, Math.Min(attempt - 1, MaximumDoublings));
        return wait < LongestWait ? wait : LongestWait;
    }
}
