namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>How a wait ended.</summary>
internal enum WaitEnd
{
    /// <summary>It did not end before the log did.</summary>
    StillWaiting,

    Answered,

    Abandoned,

    /// <summary>A rule of the queue sent the contact elsewhere: the customer no longer waits.</summary>
    Overflowed,
}
