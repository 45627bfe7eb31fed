using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>Somebody left a way to be reached: the person becomes, or is recognised as, a customer with the tag <c>lead</c>.</summary>
/// <remarks>Details left in a conversation are identified together with whom the conversation is with, so that a visitor and the
/// number the visitor left are one customer.</remarks>
public sealed class LeadCustomerFlow : IIntegrationEventHandler
{
    /// <summary>The tag.</summary>
    public const string Tag = "lead";

    // CustomersOptions.MaxContactPoints can be set lower than a lead may have; the first ones are those the person gave first.
    private const int MaxContactPoints = 16;

    private readonly ICustomerService _customers;
    private readonly IConversationService _conversations;
    private readonly ILogger _logger;

    internal LeadCustomerFlow(ICustomerService customers, IConversationService conversations, ILogger<LeadCustomerFlow> logger) =>
        (_customers, _conversations, _logger) = (customers, conversations, logger);

    /// <inheritdoc/>
    public string Name => "flows.lead-customer";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not LeadCaptured captured)
        {
            return;
        }

        Conversation? conversation = captured.Conversation is { } id
            ? await _conversations.FindAsync(captured.Tenant, id, cancellationToken).ConfigureAwait(false)
            : null;
        ContactPoint[] points = [.. captured.ContactPoints, .. conversation?.From is { } from ? [from] : Array.Empty<ContactPoint>()];
        IdentifyCustomer who = new()
        {
            ContactPoints = [.. points.Distinct().Take(MaxContactPoints)],
            Channel = captured.Dimensions.Channel,
            IdempotencyKey = delivery.EffectKey("identify"),
        };
        IdentifyResult identified = await _customers.IdentifyAsync(captured.Tenant, who, cancellationToken).ConfigureAwait(false);
        if ((identified.Customer ?? captured.Customer) is not { } customer)
        {
            _logger.Refused(Name, "no contact point of the lead identifies anybody");
            return;
        }

        TagCustomer command = new()
        {
            Customer = customer,
            Tag = new CustomerTag { Name = Tag, Source = "leads", AddedAt = captured.OccurredAt },
            IdempotencyKey = delivery.EffectKey("tag"),
        };
        CustomerResult result = await _customers.TagAsync(captured.Tenant, command, cancellationToken).ConfigureAwait(false);
        if (!result.IsApplied)
        {
            _logger.Refused(Name, $"the customer was not tagged ({result.Rejection})");
        }
    }
}
