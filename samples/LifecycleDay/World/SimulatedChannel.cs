using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Messages;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>The customers' end of a channel: what is sent arrives at once, and who gets the link of a survey may open it later.</summary>
internal sealed class SimulatedChannel(Channel channel, WorldSchedule schedule, Chance chance, TimeProvider clock) : IChannel
{
    public Channel Channel { get; } = channel;

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        if (message.Content is RichCardMessage card && card.Actions.FirstOrDefault(action => action.Link is not null)?.Link is { } link)
        {
            string key = message.Id.Value;
            await schedule.AtAsync(
                CustomerRates.Name,
                key,
                clock.GetUtcNow().AddMinutes(chance.Between("survey/" + key, 5, 90)),
                string.Create(CultureInfo.InvariantCulture, $"{link.Segments[^1]}|{message.Conversation?.Value}"),
                "sent/" + key,
                cancellationToken);
        }

        return SendResult.Sent;
    }
}
