using CustomerLifecycle;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>A customer writes back when the bot asks at night.</summary>
internal sealed class CustomerReplies(IInboundMessageHandler desk, DayInput input, TimeProvider clock) : IDueHandler
{
    internal const string Name = "day.reply";

    internal static readonly TimeSpan TypingTime = TimeSpan.FromSeconds(45);

    public string Kind => Name;

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken) =>
        desk.HandleAsync(Messages.FollowUp(input.Find(new ConversationId(item.Key))!, clock.GetUtcNow()), cancellationToken);
}
