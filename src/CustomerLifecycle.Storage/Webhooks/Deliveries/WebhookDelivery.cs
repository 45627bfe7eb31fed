using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>An event on its way to an endpoint. It is kept until the endpoint has accepted it.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Its place: deliveries are queued in this order.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whose event it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Where it goes.</summary>
    public required WebhookEndpointId Endpoint { get; init; }

    /// <summary>The value of the header <see cref="WebhookHeaders.Id"/>: the same at every attempt and replay.</summary>
    public required string Id { get; init; }

    /// <summary>The event.</summary>
    public required EventId Event { get; init; }

    /// <summary>The name of the event's type.</summary>
    public required string EventType { get; init; }

    /// <summary>The aggregate the event belongs to, such as <c>ticket/42</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>The number of attempts made since it was queued or replayed.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the next attempt is due, UTC; <see langword="null"/> for a dead letter.</summary>
    public required DateTimeOffset? NextAt { get; init; }

    /// <summary>When the last attempt was made, UTC; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>The HTTP status of the last answer; <see langword="null"/> when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>What went wrong last. It never has anything of the endpoint's answer but its status.</summary>
    public string? Error { get; init; }

    /// <summary>When it was queued, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True when no further attempt is made by itself.</summary>
    public bool IsDead => NextAt is null;
}
