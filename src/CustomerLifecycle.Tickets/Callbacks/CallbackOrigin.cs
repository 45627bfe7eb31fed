namespace CustomerLifecycle.Tickets;

/// <summary>What asked for a callback. Persisted by name; members are only ever added.</summary>
public enum CallbackOrigin
{
    /// <summary>Somebody asked for it.</summary>
    Request,

    /// <summary>A field engineer's report.</summary>
    Report,

    /// <summary>A rule.</summary>
    Rule,
}
