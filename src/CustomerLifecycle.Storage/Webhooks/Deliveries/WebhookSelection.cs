namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Which dead letters of a tenant are meant. What is not set does not restrict.</summary>
public sealed record WebhookSelection
{
    /// <summary>Every dead letter of the tenant.</summary>
    public static WebhookSelection All { get; } = new();

    /// <summary>Of this endpoint.</summary>
    public WebhookEndpointId? Endpoint { get; init; }

    /// <summary>The message of this identifier: <see cref="WebhookDelivery.Id"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Queued at this instant or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Queued before this instant.</summary>
    public DateTimeOffset? Before { get; init; }
}
