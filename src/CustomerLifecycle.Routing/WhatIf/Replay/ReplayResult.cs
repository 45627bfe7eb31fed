using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What one replay, or the record itself, measured.</summary>
/// <param name="Queues">Contacts by the queue they entered, in the order of <see cref="ReplayPlan.Queues"/>.</param>
/// <param name="Agents">All agents.</param>
internal sealed record ReplayResult(ContactTally[] Queues, GroupLoad Agents)
{
    public ContactTally All { get; } = ContactTally.Sum(Queues);
}
