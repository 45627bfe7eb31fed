using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>How many contacts of a channel an agent holds, and the units they take.</summary>
[method: JsonConstructor]
internal readonly record struct ChannelUse(Channel Channel, int Contacts, int Units);
