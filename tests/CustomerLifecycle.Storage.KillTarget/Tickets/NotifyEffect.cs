using System.Globalization;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Storage.KillTarget.Tickets;

/// <summary>The effect of the workflow: runs from the due-time index after the commit.</summary>
internal sealed class NotifyEffect(TicketEffects effects) : ITicketEffect
{
    public string Name => KillWorkflow.Effect;

    public Task RunAsync(TicketEffect effect, CancellationToken cancellationToken) =>
        effects.StoreAsync(effect.Key, "notify", effect.Ticket.Value, effect.Version.ToString(CultureInfo.InvariantCulture));
}
