namespace CustomerLifecycle.Channels;

/// <summary>Takes what customers write; called by channel adapters. Thread-safe.</summary>
public interface IInboundMessageHandler
{
    /// <summary>Handles one message. A repeat of a message that was handled has no further effect.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task HandleAsync(InboundMessage message, CancellationToken cancellationToken = default);
}
