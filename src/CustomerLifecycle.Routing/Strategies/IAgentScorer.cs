namespace CustomerLifecycle.Routing;

/// <summary>A host's own way to choose an agent. Only agents who can take the contact are scored.</summary>
/// <remarks>A pure function of its arguments and thread-safe: it is asked again when a decision is explained. What it decided is
/// recorded, so replaying a log does not ask it. Its cost is linear in the agents who can take the contact.</remarks>
public interface IAgentScorer
{
    /// <summary>The name that <see cref="QueueDefinition.Scorer"/> refers to.</summary>
    string Name { get; }

    /// <summary>The score; the greatest wins. Not a number is an error.</summary>
    /// <param name="agent">An agent who can take the contact.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The instant of the decision, UTC.</param>
    double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at);
}
