using System.Globalization;
using CustomerLifecycle.Events;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>A bot was told how to reach somebody: the details become a lead.</summary>
/// <remarks>The lead's attributes say how likely the person means to buy (<c>intent</c>, 0 to 1) and whether the person said yes to
/// being contacted (<c>confirmed</c>).</remarks>
public sealed class CapturedLeadFlow : IIntegrationEventHandler
{
    private readonly ILeadService _leads;
    private readonly IIdGenerator _ids;
    private readonly FlowOptions _options;
    private readonly ILogger _logger;

    internal CapturedLeadFlow(ILeadService leads, IIdGenerator ids, IOptions<FlowOptions> options, ILogger<CapturedLeadFlow> logger) =>
        (_leads, _ids, _options, _logger) = (leads, ids, options.Value, logger);

    /// <inheritdoc/>
    public string Name => "flows.captured-lead";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not LeadDetailsCaptured captured)
        {
            return;
        }

        string key = delivery.EffectKey("lead");
        using IDisposable scope = _ids.EnterScope(key);
        LeadCreation creation = await _leads.CreateAsync(captured.Tenant, DetailsOf(captured), CaptureOf(captured), key, cancellationToken).ConfigureAwait(false);
        if (creation.Status == LeadCreationStatus.Conflict)
        {
            throw new StorageException(StorageErrorKind.Contention, "Others changed the same leads all the time. The event is delivered again later.", innerException: null);
        }

        if (creation.Status == LeadCreationStatus.Rejected)
        {
            _logger.Refused(Name, Redaction.Text(string.Join(' ', creation.Problems)));
        }
    }

    private static LeadDetails DetailsOf(LeadDetailsCaptured captured) => new()
    {
        Name = captured.Name,
        ContactPoints = captured.ContactPoints,
        Interest = captured.Interest,
        Source = captured.Dimensions.Source ?? captured.Dimensions.Channel?.Value,
        Campaign = captured.Dimensions.Campaign,
        Keyword = captured.Dimensions.Keyword,
        Attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["intent"] = captured.IntentScore.ToString("0.00", CultureInfo.InvariantCulture),
            ["confirmed"] = captured.Confirmed ? "true" : "false",
        },
    };

    private LeadCapture CaptureOf(LeadDetailsCaptured captured) => new()
    {
        Pool = _options.CapturedLeadPool,
        ReceivedAt = captured.OccurredAt,
        Channel = captured.Dimensions.Channel,
        Conversation = captured.Conversation,
        Customer = captured.Customer,
    };
}
