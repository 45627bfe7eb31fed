using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Runs the effects of transitions from the due-time index: after the commit, with retries.</summary>
internal sealed class TicketEffectHandler(IEnumerable<ITicketEffect> effects) : IDueHandler
{
    public const string EffectKind = "tickets.effect";

    private readonly Dictionary<string, ITicketEffect> _effects = effects.ToDictionary(effect => effect.Name, StringComparer.Ordinal);

    public string Kind => EffectKind;

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        TicketEffectPayload payload = TicketJson.Read<TicketEffectPayload>(item.Payload);
        return _effects.TryGetValue(payload.Effect, out ITicketEffect? effect)
            ? effect.RunAsync(
                new()
                {
                    Tenant = item.Tenant,
                    Ticket = new(payload.Ticket),
                    Version = payload.Version,
                    Name = payload.Effect,
                    Trigger = payload.Trigger,
                    Key = item.EffectKey,
                },
                cancellationToken)
            : throw new InvalidOperationException($"No effect is registered under the name '{payload.Effect}'. Register it with AddTicketEffect.");
    }
}
