using System.Globalization;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>A customer rates the service badly: whoever serves next sees the tag <c>dissatisfied</c>, for a time.</summary>
public sealed class DissatisfiedTagFlow : IIntegrationEventHandler
{
    /// <summary>The tag.</summary>
    public const string Tag = "dissatisfied";

    private readonly ICustomerService _customers;
    private readonly FlowOptions _options;
    private readonly ILogger _logger;

    internal DissatisfiedTagFlow(ICustomerService customers, IOptions<FlowOptions> options, ILogger<DissatisfiedTagFlow> logger) =>
        (_customers, _options, _logger) = (customers, options.Value, logger);

    /// <inheritdoc/>
    public string Name => "flows.dissatisfied-tag";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not SurveyAnswered { Kind: SurveyKind.Csat, Customer: { } customer } answered || answered.Score > _options.DissatisfiedUpTo)
        {
            return;
        }

        TagCustomer command = new()
        {
            Customer = customer,
            Tag = new CustomerTag
            {
                Name = Tag,
                Source = "survey",
                Reason = string.Create(CultureInfo.InvariantCulture, $"Satisfaction {answered.Score} of 5"),
                Level = TagLevel.Important,
                AddedAt = answered.OccurredAt,
                ExpiresAt = answered.OccurredAt + _options.DissatisfiedFor,
            },
            IdempotencyKey = delivery.EffectKey("tag"),
        };
        CustomerResult result = await _customers.TagAsync(answered.Tenant, command, cancellationToken).ConfigureAwait(false);
        if (!result.IsApplied)
        {
            _logger.Refused(Name, $"the customer was not tagged ({result.Rejection})");
        }
    }
}
