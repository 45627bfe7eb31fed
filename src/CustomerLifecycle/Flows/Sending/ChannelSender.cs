using System.Collections.Frozen;
using CustomerLifecycle.Channels;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>Sends by whichever channels the host has registered.</summary>
internal sealed class ChannelSender(IEnumerable<IChannel> channels, ILogger<ChannelSender> logger)
{
    private readonly FrozenDictionary<Channel, IChannel> _channels =
        channels.GroupBy(channel => channel.Channel).ToFrozenDictionary(group => group.Key, group => group.Last());

    /// <summary>The channels that are registered, in ordinal order.</summary>
    public IEnumerable<Channel> All => _channels.Keys.OrderBy(channel => channel.ToString(), StringComparer.Ordinal);

    public bool Serves(Channel channel) => _channels.ContainsKey(channel);

    /// <exception cref="InvalidOperationException">The channel did not take it now; called by a flow, the event is delivered again later.</exception>
    public async Task SendAsync(Channel channel, OutboundMessage message, CancellationToken cancellationToken)
    {
        SendResult result = await _channels[channel].SendAsync(message, cancellationToken).ConfigureAwait(false);
        FlowsTelemetry.RecordSent(result.Accepted ? "sent" : result.CanRetry ? "failed" : "refused");
        if (result is { Accepted: false, CanRetry: true })
        {
            throw new InvalidOperationException($"Channel {channel} did not take message {message.Id} now: {Redaction.Text(result.Reason)} It is sent again later.");
        }

        if (!result.Accepted)
        {
            logger.SendRefused(channel, message.Id, Redaction.Text(result.Reason));
        }
    }
}
