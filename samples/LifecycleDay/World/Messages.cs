using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Messages;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>The messages of the input as a channel delivers them.</summary>
internal static class Messages
{
    internal static InboundMessage First(ContactLine line) => Create(line, 1, line.Message, line.At.ToUniversalTime());

    internal static InboundMessage FollowUp(ContactLine line, DateTimeOffset at) => Create(line, 2, line.FollowUp, at);

    internal static InboundMessage AskForHuman(ContactLine line, DateTimeOffset at) =>
        Create(line, 3, line.Language == "en" ? "I'd like to talk to a person, please." : "转人工", at);

    /// <summary>Who writes: the contact points of the row, or a visitor nobody knows.</summary>
    internal static ContactPoint From(ContactLine line) =>
        line.ContactPoints.Count > 0
            ? line.ContactPoints[0]
            : new ContactPoint(ContactPointKind.Visitor, string.Create(CultureInfo.InvariantCulture, $"visitor-{line.Line}"));

    private static InboundMessage Create(ContactLine line, int ordinal, string text, DateTimeOffset at) => new()
    {
        Id = new MessageId(string.Create(CultureInfo.InvariantCulture, $"m-{line.Line:00000}-{ordinal}")),
        Tenant = Shop.Tenant,
        Channel = line.Channel,
        From = From(line),
        ReceivedAt = at,
        Content = new TextMessage { Text = text },
        Entrance = line.Entrance.Length > 0 ? line.Entrance : null,
        Conversation = DayInput.ConversationOf(line),
    };
}
