namespace CustomerLifecycle.Channels;

/// <summary>A way to send messages out, implemented by a host or an adapter package. Thread-safe.</summary>
public interface IChannel
{
    /// <summary>The channel it serves.</summary>
    Channel Channel { get; }

    /// <summary>Sends a message. Called again with the same <see cref="OutboundMessage.Id"/> when an earlier call's outcome is unknown.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>Whether the channel took it, and why not.</returns>
    Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken = default);
}
