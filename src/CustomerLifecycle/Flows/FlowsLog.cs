using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Routing;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

internal static partial class FlowsLog
{
    [LoggerMessage(9001, LogLevel.Warning, "A message was not added to conversation {Conversation}: {Reason}.")]
    internal static partial void MessageRefused(this ILogger logger, ConversationId conversation, ConversationRejection? reason);

    [LoggerMessage(9002, LogLevel.Warning, "Contact {Contact} was not queued: {Reason}. {Message}")]
    internal static partial void ContactRefused(this ILogger logger, ContactId contact, RejectionReason reason, string message);

    [LoggerMessage(9003, LogLevel.Warning, "{Flow} changed nothing: {Reason}.")]
    internal static partial void Refused(this ILogger logger, string flow, string reason);

    [LoggerMessage(9004, LogLevel.Information, "{Flow} sent nothing: {Reason}.")]
    internal static partial void NothingSent(this ILogger logger, string flow, string reason);

    [LoggerMessage(9005, LogLevel.Warning, "Channel {Channel} refused message {Message} for good: {Reason}")]
    internal static partial void SendRefused(this ILogger logger, Channel channel, MessageId message, string reason);
}
