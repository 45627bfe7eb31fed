using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Flows;

/// <summary>Who a customer's message is for. Pure.</summary>
internal static class DeskRules
{
    /// <param name="content">What the message says.</param>
    /// <param name="contact">Where the contact stands in routing; null when it is not there.</param>
    /// <param name="isWithBotAgent">A bot that is an agent of the pool has the contact.</param>
    /// <param name="hasBot">The host has a bot.</param>
    /// <param name="botSpeaksFirst">The bot speaks first on the channel.</param>
    /// <param name="hasRouting">The host routes contacts.</param>
    public static DeskRoute RouteOf(MessageContent content, ContactStatus? contact, bool isWithBotAgent, bool hasBot, bool botSpeaksFirst, bool hasRouting) => contact switch
    {
        // A notice, such as that the customer left the page, asks nothing.
        _ when content is SystemMessage => DeskRoute.Record,
        ContactStatus.WithBot => hasBot ? DeskRoute.Bot : DeskRoute.Record,
        not null => hasBot && isWithBotAgent ? DeskRoute.Bot : DeskRoute.Agent,
        null when hasBot && botSpeaksFirst => DeskRoute.Bot,
        null => hasRouting ? DeskRoute.Queue : DeskRoute.Record,
    };
}
