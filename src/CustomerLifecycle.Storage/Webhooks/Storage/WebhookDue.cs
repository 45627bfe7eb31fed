namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>The item of the due-time index that wakes the dispatcher for an endpoint.</summary>
internal static class WebhookDue
{
    internal static string Stream(WebhookEndpointId endpoint) => "webhook/" + endpoint.Value;

    internal static DueChange At(WebhookEndpointId endpoint, DateTimeOffset at) => DueChange.Schedule(IWebhookStore.DueKind, endpoint.Value, at);

    internal static DueChange None(WebhookEndpointId endpoint) => DueChange.Cancel(IWebhookStore.DueKind, endpoint.Value);

    /// <summary>An endpoint that was changed is looked at anew: it may no longer be paused, or nothing may wait any more.</summary>
    internal static IReadOnlyList<DueChange> Of(WebhookEndpoint changed) => changed.IsEnabled ? [At(changed.Id, changed.UpdatedAt)] : [None(changed.Id)];
}
