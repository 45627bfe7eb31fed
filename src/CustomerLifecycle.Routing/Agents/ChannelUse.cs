namespace CustomerLifecycle.Routing;

/// <summary>How many contacts of a channel an agent holds, and the units they take.</summary>
internal sealed record ChannelUse(Channel Channel, int Contacts, int Units);
