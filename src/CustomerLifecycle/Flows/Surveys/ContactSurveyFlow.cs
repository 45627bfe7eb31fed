using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Flows;

/// <summary>A human has finished a contact: the customer is asked how it was, by the channel of the contact.</summary>
/// <remarks>Not when a ticket or a callback carries on, nor when the customer was asked within the quiet period of the surveys.</remarks>
public sealed class ContactSurveyFlow : IIntegrationEventHandler
{
    private readonly SurveySender _sender;

    internal ContactSurveyFlow(SurveySender sender) => _sender = sender;

    /// <inheritdoc/>
    public string Name => "flows.contact-survey";

    /// <inheritdoc/>
    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) => integrationEvent switch
    {
        ContactCompleted { IsBot: false, Customer: { } customer, Outcome: ContactOutcome.Resolved or ContactOutcome.Unresolved } completed => _sender.SendAsync(
            new SurveyRequest
            {
                Tenant = completed.Tenant,
                Customer = customer,
                Contact = completed.Contact,
                Agent = completed.Agent,
                Dimensions = completed.Dimensions,
            },
            completed.Conversation,
            delivery,
            cancellationToken),
        _ => Task.CompletedTask,
    };
}
