using CustomerLifecycle.Analytics;
using CustomerLifecycle.Bots;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Flows;

/// <summary>Settings of the flows; validated when the host starts.</summary>
public sealed class FlowOptions
{
    /// <summary>The queue of contacts when no <see cref="IContactPlanner"/> is registered; "default".</summary>
    public QueueId Queue { get; set; } = new("default");

    /// <summary>The channels on which the bot speaks first: the written ones by default, without e-mail.</summary>
    public ISet<Channel> BotChannels { get; } =
        new HashSet<Channel> { Channel.WebChat, Channel.App, Channel.WeChat, Channel.Weibo, Channel.Sms, Channel.Live, Channel.Shop };

    /// <summary>What the bot is to do; by default it answers, hands over while agents are there, and asks for contact details while they are not.</summary>
    public BotMode BotMode { get; set; } = BotMode.Automatic;

    /// <summary>The pool of leads that a bot captured; null for the default pool of the Leads module.</summary>
    public string? CapturedLeadPool { get; set; }

    /// <summary>The channel of tickets that routing gives to agents, for their capacity; "ticket".</summary>
    public Channel TicketChannel { get; set; } = new("ticket");

    /// <summary>The priority of a ticket in routing, 0 to the greatest of the pool; null, as by default, for that of the customer's level.</summary>
    public Func<Ticket, int?> TicketPriority { get; set; } = static _ => null;

    /// <summary>Makes the address of a survey from its one-time token; null = no surveys are sent.</summary>
    public Func<string, Uri>? SurveyLink { get; set; }

    /// <summary>Writes the message that asks for a rating, from the survey and its address; a card with one button by default.</summary>
    public Func<Survey, Uri, MessageContent> SurveyMessage { get; set; } = static (_, link) => new RichCardMessage
    {
        Title = "How did we do?",
        Actions = [new CardAction { Title = "Rate our service", Link = link }],
    };

    /// <summary>Satisfaction of at most this score tags the customer as dissatisfied; 1 to 5, by default 2.</summary>
    public int DissatisfiedUpTo { get; set; } = 2;

    /// <summary>How long the tag stays; more than zero, by default 90 days.</summary>
    public TimeSpan DissatisfiedFor { get; set; } = TimeSpan.FromDays(90);
}
