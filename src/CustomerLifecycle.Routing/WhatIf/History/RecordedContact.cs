namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>A contact of the log with everything that a replay takes from it.</summary>
internal sealed class RecordedContact(int number, ContactRequest request, DateTimeOffset enqueuedAt, DateTimeOffset eligibleAt)
{
    /// <summary>The contact's place in the log, by which its random numbers are drawn.</summary>
    public int Number => number;

    /// <summary>The request with the priority it was given.</summary>
    public ContactRequest Request => request;

    public DateTimeOffset EnqueuedAt => enqueuedAt;

    public List<RecordedLeg> Legs { get; } = [new RecordedLeg(request.Queue, eligibleAt)];

    /// <summary>Changes of priority and transfers by a supervisor while it waited.</summary>
    public List<(DateTimeOffset At, Commands.RoutingCommand Command)> Interventions { get; } = [];

    /// <summary>True when a rule of the queue sent it out of the pool for good.</summary>
    public bool IsGone { get; set; }

    public RecordedLeg First => Legs[0];

    public RecordedLeg Current => Legs[^1];
}
