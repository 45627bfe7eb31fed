namespace LifecycleDay.World;

/// <summary>What happens on a visit at the customer.</summary>
internal enum VisitStep
{
    None,

    /// <summary>The desk makes an appointment.</summary>
    Schedule,

    /// <summary>A field engineer gets the visit.</summary>
    Dispatch,

    /// <summary>The engineer accepts.</summary>
    Accept,

    /// <summary>The engineer is on the way.</summary>
    Depart,

    /// <summary>The engineer is there.</summary>
    Arrive,

    /// <summary>The engineer reports; the report comes back to the agent who took the contact.</summary>
    Report,

    /// <summary>That agent calls the customer back.</summary>
    CallBack,
}
