namespace CustomerLifecycle.Events;

/// <summary>One delivery of an event to a handler.</summary>
public sealed record EventDelivery
{
    /// <summary>The event's identifier, the same at every attempt.</summary>
    public required EventId Event { get; init; }

    /// <summary>The name of the handler.</summary>
    public required string Handler { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>An idempotency key that is the same at every attempt: the effect committed under it happens once.</summary>
    /// <param name="effect">Names the effect when a handler has several; empty for the only one.</param>
    public string EffectKey(string effect = "") => Handler + "/" + Event.Value + "/" + effect;
}
