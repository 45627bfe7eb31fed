namespace CustomerLifecycle.Storage.Webhooks;

internal sealed class WebhookDeliveryRow
{
    internal const string Columns =
        "sequence AS Sequence, endpoint AS Endpoint, id AS Id, event_id AS EventId, type AS EventType, stream AS Stream, dead AS Dead, attempts AS Attempts, next_at AS NextAt, "
        + "attempted_at AS AttemptedAt, status AS Status, error AS Error, created_at AS CreatedAt";

    public long Sequence { get; init; }

    public string Endpoint { get; init; } = "";

    public string Id { get; init; } = "";

    public string EventId { get; init; } = "";

    public string EventType { get; init; } = "";

    public string Stream { get; init; } = "";

    public byte[] Body { get; init; } = [];

    public long Dead { get; init; }

    public long Attempts { get; init; }

    public long NextAt { get; init; }

    public long? AttemptedAt { get; init; }

    public long? Status { get; init; }

    public string? Error { get; init; }

    public long CreatedAt { get; init; }

    internal QueuedWebhook ToQueued(TenantId tenant) => new(ToDelivery(tenant), Body);

    internal WebhookDelivery ToDelivery(TenantId tenant) => new()
    {
        Sequence = Sequence,
        Tenant = tenant,
        Endpoint = new(Endpoint),
        Id = Id,
        Event = new(EventId),
        EventType = EventType,
        Stream = Stream,
        Attempts = (int)Attempts,
        NextAt = Dead == 0 ? new DateTimeOffset(NextAt, TimeSpan.Zero) : null,
        AttemptedAt = WebhookEndpointRow.Instant(AttemptedAt),
        Status = (int?)Status,
        Error = Error,
        CreatedAt = new DateTimeOffset(CreatedAt, TimeSpan.Zero),
    };
}
