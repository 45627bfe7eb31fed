using System.Text.Json;

namespace CustomerLifecycle.Storage.Webhooks;

internal sealed class WebhookEndpointRow
{
    public string Id { get; init; } = "";

    public string Url { get; init; } = "";

    public string EventTypes { get; init; } = "";

    public string? Description { get; init; }

    public string Secrets { get; init; } = "";

    public long? DisabledAt { get; init; }

    public string? DisabledReason { get; init; }

    public long GivenUp { get; init; }

    public long? FailingSince { get; init; }

    public long? PausedUntil { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long Version { get; init; }

    internal static string Format(IReadOnlyList<string> eventTypes) => JsonSerializer.Serialize([.. eventTypes], WebhookJsonContext.Default.StringArray);

    internal static DateTimeOffset? Instant(long? utcTicks) => utcTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    internal StoredEndpoint ToStored(TenantId tenant) => new(ToEndpoint(tenant), StoredSecret.Read(Secrets)) { IsGivenUp = GivenUp != 0 };

    internal WebhookEndpoint ToEndpoint(TenantId tenant) => new()
    {
        Tenant = tenant,
        Id = new(Id),
        Settings = new() { Url = new Uri(Url), EventTypes = JsonSerializer.Deserialize(EventTypes, WebhookJsonContext.Default.StringArray)!, Description = Description },
        DisabledAt = Instant(DisabledAt),
        DisabledReason = DisabledReason,
        FailingSince = Instant(FailingSince),
        PausedUntil = Instant(PausedUntil),
        CreatedAt = Instant(CreatedAt)!.Value,
        UpdatedAt = Instant(UpdatedAt)!.Value,
        Version = Version,
    };
}
