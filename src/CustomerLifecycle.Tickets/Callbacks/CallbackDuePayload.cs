namespace CustomerLifecycle.Tickets;

/// <summary>A callback as it waits in the due-time index.</summary>
internal sealed record CallbackDuePayload(string Ticket, string Callback);
