using CustomerLifecycle.Channels;

namespace CustomerLifecycle.Tests.Flows;

/// <summary>Keeps what is sent, each message once, as a real channel that knows its idempotency key would.</summary>
internal sealed class FakeChannel(Channel channel) : IChannel
{
    private readonly List<OutboundMessage> _sent = [];

    public Channel Channel { get; } = channel;

    public IReadOnlyList<OutboundMessage> Sent => _sent;

    public bool IsDown { get; set; }

    public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default)
    {
        if (IsDown)
        {
            return Task.FromResult(SendResult.Refused("the line is down", canRetry: true));
        }

        if (_sent.All(known => known.Id != message.Id))
        {
            _sent.Add(message);
        }

        return Task.FromResult(SendResult.Sent);
    }
}
