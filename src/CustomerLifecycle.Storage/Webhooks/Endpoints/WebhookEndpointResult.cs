namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>The outcome of a command on an endpoint.</summary>
public sealed record WebhookEndpointResult
{
    /// <summary>What became of it.</summary>
    public required WebhookCommandStatus Status { get; init; }

    /// <summary>The endpoint after the command, or as it is when it was refused; <see langword="null"/> when there is none.</summary>
    public WebhookEndpoint? Endpoint { get; init; }

    /// <summary>The secret to hand to the receiver, after it was created or rotated. Masked when it is printed.</summary>
    public WebhookSecret? Secret { get; init; }

    /// <summary>Everything that stands against the command.</summary>
    public IReadOnlyList<WebhookRefusal> Refusals { get; init; } = [];

    /// <summary>True when the command was applied before under its idempotency key: nothing was done this time, and the endpoint and
    /// its newest secret are as they are now.</summary>
    public bool Repeated { get; init; }

    /// <summary>Whether the command was applied, now or before.</summary>
    public bool IsApplied => Status == WebhookCommandStatus.Applied;
}
