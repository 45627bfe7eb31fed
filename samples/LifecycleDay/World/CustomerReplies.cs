using CustomerLifecycle;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>A customer writes back: leaves contact details at night, or asks for a human when the bot did not understand.</summary>
internal sealed class CustomerReplies(IInboundMessageHandler desk, DayInput input, TimeProvider clock) : IDueHandler
{
    internal const string Name = "day.reply";

    /// <summary>The payload of a reply that asks for a human.</summary>
    internal const string Human = "human";

    internal static readonly TimeSpan TypingTime = TimeSpan.FromSeconds(45);

    public string Kind => Name;

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken) =>
        desk.HandleAsync(Message(input.Find(new ConversationId(item.Key))!, item.Payload), cancellationToken);

    private InboundMessage Message(ContactLine line, string payload) =>
        payload == Human ? Messages.AskForHuman(line, clock.GetUtcNow()) : Messages.FollowUp(line, clock.GetUtcNow());
}
