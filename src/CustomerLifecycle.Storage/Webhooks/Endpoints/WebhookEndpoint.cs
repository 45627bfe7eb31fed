namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>An address that events of a tenant are sent to. Its secrets are read with <see cref="IWebhookService.GetSecretsAsync"/>.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>Whose endpoint it is: it gets the events of this tenant and of no other.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Identifies the endpoint within the tenant.</summary>
    public required WebhookEndpointId Id { get; init; }

    /// <summary>Where to and what.</summary>
    public required WebhookEndpointSettings Settings { get; init; }

    /// <summary>Since when nothing is sent to it, UTC; <see langword="null"/> while it is enabled.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Why nothing is sent to it; <see langword="null"/> while it is enabled.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Since when no delivery has succeeded, UTC; <see langword="null"/> when the last one did.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Nothing is sent before, UTC: it asked for a pause or did not answer. <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed by a command, or disabled, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts the changes by commands and disabling, from 1; attempts do not count.</summary>
    public required long Version { get; init; }

    /// <summary>True while events are sent to it.</summary>
    public bool IsEnabled => DisabledAt is null;
}
