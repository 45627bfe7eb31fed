namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>An endpoint with its protected secrets, the newest first.</summary>
internal sealed record StoredEndpoint(WebhookEndpoint Endpoint, IReadOnlyList<StoredSecret> Secrets)
{
    /// <summary>True when it was disabled because nothing succeeded any more, and not by anybody's wish.</summary>
    public bool IsGivenUp { get; init; }
}
