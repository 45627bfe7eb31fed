namespace LifecycleDay.Reporting;

/// <summary>What an agent carried on the day.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="There">The time signed in.</param>
/// <param name="Contacts">The contacts the agent was given.</param>
/// <param name="Busy">The time with at least one contact in hand, wrap-up included.</param>
internal sealed record AgentLoad(string Agent, TimeSpan There, int Contacts, TimeSpan Busy)
{
    internal double Occupancy => There > TimeSpan.Zero ? Busy / There : 0;
}
