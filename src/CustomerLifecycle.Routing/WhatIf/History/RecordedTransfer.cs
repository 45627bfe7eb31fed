using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Where a contact was handed on to.</summary>
/// <param name="At">When.</param>
/// <param name="Handed">How.</param>
internal sealed record RecordedTransfer(DateTimeOffset At, ContactHandedOn Handed)
{
    /// <summary>How long it might wait for the agent it was handed to.</summary>
    public TimeSpan Wait => Handed.HoldUntil is { } until && until > At ? until - At : TimeSpan.Zero;
}
