using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A step and the events it will publish: what rules and notices are matched with.</summary>
internal sealed record StepOccurrence(TicketStep Step, IReadOnlyList<IntegrationEvent> Events)
{
    public bool Any<T>(Func<T, bool>? matches = null)
        where T : TicketEvent => Events.OfType<T>().Any(matches ?? (_ => true));

    public static StepOccurrence Of(TicketStep step, TicketActor actor) => new(step, new TicketEvents(step, step.Actor ?? actor, Unnumbered.Instance).Gather());

    // Events that are only looked at take no ids, so that rules do not shift the ids of a run that is repeated.
    private sealed class Unnumbered : IIdGenerator, IDisposable
    {
        public static Unnumbered Instance { get; } = new();

        public Guid NewGuid() => new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

        public IDisposable EnterScope(string scope) => this;

        public void Dispose()
        {
        }
    }
}
