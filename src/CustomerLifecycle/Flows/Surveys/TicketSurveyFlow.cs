using CustomerLifecycle.Analytics;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>A ticket is solved: the customer is asked how it was, by the channel of the ticket.</summary>
/// <remarks>When tickets have a <see cref="SatisfactionPolicy"/>, as it says; else whenever a ticket is solved. In either case not when the
/// customer was asked within the quiet period of the surveys.</remarks>
public sealed class TicketSurveyFlow : IIntegrationEventHandler
{
    private readonly SurveySender _sender;
    private readonly bool _ticketsAsk;

    internal TicketSurveyFlow(SurveySender sender, IOptions<TicketsOptions> tickets) =>
        (_sender, _ticketsAsk) = (sender, tickets.Value.Automation.Satisfaction is not null);

    /// <inheritdoc/>
    public string Name => "flows.ticket-survey";

    /// <inheritdoc/>
    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) => integrationEvent switch
    {
        TicketSatisfactionRequested asked => SendAsync(asked, delivery, cancellationToken),
        TicketTransitioned { ToCategory: StateCategory.Solved, FromCategory: not StateCategory.Solved } solved when !_ticketsAsk => SendAsync(solved, delivery, cancellationToken),
        _ => Task.CompletedTask,
    };

    private Task SendAsync(TicketEvent about, EventDelivery delivery, CancellationToken cancellationToken) => about.Customer is not { } customer
        ? Task.CompletedTask
        : _sender.SendAsync(
            new SurveyRequest
            {
                Tenant = about.Tenant,
                Customer = customer,
                Ticket = about.Ticket,
                Contact = about.Contact,
                Agent = AgentId.TryParse(about.Dimensions.Agent, null, out AgentId agent) ? agent : null,
                Dimensions = about.Dimensions,
            },
            about.Conversation,
            delivery,
            cancellationToken);
}
