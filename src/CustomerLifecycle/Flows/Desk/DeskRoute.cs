using System.Text.Json.Serialization;

namespace CustomerLifecycle.Flows;

/// <summary>Where a customer's message goes. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskRoute>))]
internal enum DeskRoute
{
    /// <summary>Into the transcript, nowhere else.</summary>
    Record,

    /// <summary>To the agent who has the contact, or will have it: they read the transcript.</summary>
    Agent,

    /// <summary>To the bot.</summary>
    Bot,

    /// <summary>The contact enters a queue.</summary>
    Queue,
}
