namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>What became of a command.</summary>
public enum WebhookCommandStatus
{
    /// <summary>Done.</summary>
    Applied,

    /// <summary>Something in it is not allowed; <see cref="WebhookEndpointResult.Refusals"/> says what.</summary>
    Rejected,

    /// <summary>The endpoint has another version than the caller expected, or its identifier is taken.</summary>
    Conflict,

    /// <summary>The tenant has no such endpoint.</summary>
    NotFound,
}
