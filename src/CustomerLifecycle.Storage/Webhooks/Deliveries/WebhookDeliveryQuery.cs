namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Which undelivered messages to list.</summary>
public sealed record WebhookDeliveryQuery
{
    /// <summary>The most on one page.</summary>
    public const int MaxTake = 500;

    /// <summary>Of this endpoint; <see langword="null"/> for all of the tenant.</summary>
    public WebhookEndpointId? Endpoint { get; init; }

    /// <summary>True for dead letters (the default), false for those that wait for an attempt.</summary>
    public bool Dead { get; init; } = true;

    /// <summary>After this one: <see cref="WebhookDeliveryPage.Next"/> of the page before; 0 for the first page.</summary>
    public long After { get; init; }

    /// <summary>How many, 1 to 500. Default 100.</summary>
    public int Take { get; init; } = 100;
}
