using System.Text.Json;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>A row of the survey table.</summary>
internal sealed class SurveyRow
{
    public string Id { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Customer { get; set; } = "";

    public string? Contact { get; set; }

    public string? Ticket { get; set; }

    public string? Agent { get; set; }

    public string Dimensions { get; set; } = "";

    public long RequestedAt { get; set; }

    public long ExpiresAt { get; set; }

    public long? AnsweredAt { get; set; }

    public long? Score { get; set; }

    public string? Comment { get; set; }

    public long Version { get; set; }

    public static string Format(EventDimensions dimensions) => JsonSerializer.Serialize(dimensions, EvidenceJsonContext.Default.EventDimensions);

    public Survey ToSurvey(TenantId tenant) => new()
    {
        Tenant = tenant,
        Id = new(Id),
        Kind = Enum.Parse<SurveyKind>(Kind),
        Customer = new(Customer),
        Contact = Contact is null ? null : new ContactId(Contact),
        Ticket = Ticket is null ? null : new TicketId(Ticket),
        Agent = Agent is null ? null : new AgentId(Agent),
        Dimensions = JsonSerializer.Deserialize(Dimensions, EvidenceJsonContext.Default.EventDimensions) ?? EventDimensions.None,
        RequestedAt = new(RequestedAt, TimeSpan.Zero),
        ExpiresAt = new(ExpiresAt, TimeSpan.Zero),
        AnsweredAt = AnsweredAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
        Score = (int?)Score,
        Comment = Comment,
        Version = Version,
    };
}
