using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Flows;

/// <summary>A ticket is solved: the customer is asked how it was, by the channel of the ticket.</summary>
/// <remarks>Not when the customer was asked within the quiet period of the surveys.</remarks>
public sealed class TicketSurveyFlow : IIntegrationEventHandler
{
    private readonly SurveySender _sender;

    internal TicketSurveyFlow(SurveySender sender) => _sender = sender;

    /// <inheritdoc/>
    public string Name => "flows.ticket-survey";

    /// <inheritdoc/>
    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) => integrationEvent switch
    {
        TicketTransitioned { ToCategory: StateCategory.Solved, FromCategory: not StateCategory.Solved, Customer: { } customer } solved => _sender.SendAsync(
            new SurveyRequest
            {
                Tenant = solved.Tenant,
                Customer = customer,
                Ticket = solved.Ticket,
                Contact = solved.Contact,
                Agent = AgentId.TryParse(solved.Dimensions.Agent, null, out AgentId agent) ? agent : null,
                Dimensions = solved.Dimensions,
            },
            solved.Conversation,
            delivery,
            cancellationToken),
        _ => Task.CompletedTask,
    };
}
