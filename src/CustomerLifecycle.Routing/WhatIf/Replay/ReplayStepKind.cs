namespace CustomerLifecycle.Routing.WhatIf;

internal enum ReplayStepKind
{
    /// <summary>A command of the record: queues and agents.</summary>
    Setting,

    Arrive,

    /// <summary>A supervisor changed something about a contact that waits.</summary>
    Intervene,

    GiveUp,
    Accept,
    Finish,
    Close,
    ReturnFromBot,
}
