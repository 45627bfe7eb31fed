using System.Globalization;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>The effects of a transition run at once, but after the commit.</summary>
internal sealed class TicketEffectDueRule : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step)
    {
        Ticket after = step.After;
        for (int i = 0; i < step.Transition?.Effects.Count; i++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{after.Id.Value}/{after.Version}/{i}");
            string payload = TicketJson.Write(new TicketEffectPayload(after.Id.Value, after.Version, step.Transition.Effects[i], step.Transition.Trigger));
            yield return DueChange.Schedule(TicketEffectHandler.EffectKind, key, after.UpdatedAt, payload);
        }
    }
}
