using CustomerLifecycle.Analytics;
using CustomerLifecycle.Bots;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>The flows there are, with what each needs.</summary>
internal static class FlowCatalog
{
    public static IReadOnlyList<FlowDefinition> Flows { get; } =
    [
        FlowDefinition.Of(
            services => new BotHandOverFlow(
                services.GetRequiredService<IRouter>(),
                services.GetRequiredService<IConversationService>(),
                services.GetRequiredService<ICustomerService>(),
                services.GetRequiredService<IContactPlanner>(),
                services.GetRequiredService<ContactDispatch>(),
                services.GetRequiredService<IIdGenerator>(),
                services.GetRequiredService<TimeProvider>()),
            typeof(IRouter),
            typeof(IBotService),
            typeof(ICustomerService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new BotReplyFlow(services.GetRequiredService<IConversationService>(), services.GetRequiredService<ChannelSender>(), services.GetRequiredService<ILogger<BotReplyFlow>>()),
            typeof(IBotService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new OverflowToBotFlow(services.GetRequiredService<BotVoice>(), services.GetRequiredService<IConversationService>()),
            typeof(IRouter),
            typeof(IBotService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new CapturedLeadFlow(services.GetRequiredService<ILeadService>(), services.GetRequiredService<IIdGenerator>(), services.GetRequiredService<IOptions<FlowOptions>>(), services.GetRequiredService<ILogger<CapturedLeadFlow>>()),
            typeof(IBotService),
            typeof(ILeadService)),
        FlowDefinition.Of(
            services => new LeadCustomerFlow(services.GetRequiredService<ICustomerService>(), services.GetRequiredService<IConversationService>(), services.GetRequiredService<IOptions<CustomersOptions>>(), services.GetRequiredService<ILogger<LeadCustomerFlow>>()),
            typeof(ILeadService),
            typeof(ICustomerService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new ContactSurveyFlow(services.GetRequiredService<SurveySender>()),
            typeof(IRouter),
            typeof(ISurveyService),
            typeof(ICustomerService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new TicketSurveyFlow(services.GetRequiredService<SurveySender>(), services.GetRequiredService<IOptions<TicketsOptions>>()),
            typeof(ITicketService),
            typeof(ISurveyService),
            typeof(ICustomerService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new TicketNoticeFlow(services.GetRequiredService<IConversationService>(), services.GetRequiredService<ICustomerService>(), services.GetRequiredService<ITicketService>(), services.GetRequiredService<ChannelSender>(), services.GetRequiredService<ILogger<TicketNoticeFlow>>()),
            typeof(ITicketService),
            typeof(ICustomerService),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new ConversationEndFlow(services.GetRequiredService<IConversationService>()),
            typeof(IRouter),
            typeof(IConversationService)),
        FlowDefinition.Of(
            services => new DissatisfiedTagFlow(services.GetRequiredService<ICustomerService>(), services.GetRequiredService<IOptions<FlowOptions>>(), services.GetRequiredService<ILogger<DissatisfiedTagFlow>>()),
            typeof(ISurveyService),
            typeof(ICustomerService)),
    ];
}
