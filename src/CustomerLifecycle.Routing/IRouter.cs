using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Routes contacts to agents, durably: every decision is in the log of its pool before it is answered, and the world outside is told
/// from the log. <see cref="RouterExtensions"/> has a method for each command.</summary>
/// <remarks>Thread-safe. Any number of processes may host the same pool; they take turns at its log, and each decides on what the others
/// decided. Commands that come while others are being stored are decided together and stored with one commit. A pool costs the memory of
/// what is in it in every process that uses it, and once more where events are dispatched.</remarks>
public interface IRouter
{
    /// <summary>Gives a command to a pool.</summary>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="command">The command.</param>
    /// <param name="idempotencyKey">The command is done once per pool and key, and a repetition is given the first answer, also when that
    /// was a refusal; 1 to 256 characters. Keys are remembered for the storage's retention. Null = no such promise.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    /// <returns>The answer; a refusal is an answer with its reason, not an exception.</returns>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it and the way out.</exception>
    /// <exception cref="RoutingLogFormatException">A newer version wrote to the log; upgrade this process.</exception>
    /// <exception cref="CustomerLifecycle.Storage.StorageException">The storage was away for longer than <see cref="RoutingOptions.WaitForStorage"/>:
    /// nothing is stored, or, when the exception says that the outcome is unknown, send the command again with the same key.</exception>
    Task<RoutingOutcome> ExecuteAsync(
        RoutingPoolId pool, RoutingCommand command, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>What happens in a pool, from a position of its log on and without end. A slow reader holds up nobody and misses nothing:
    /// it reads the log.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="afterSequence">The last event that is known (<see cref="RoutingEvent.Sequence"/>); 0 = from the start of the log; null = from now on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The events in order, each once, also those that other processes decided.</returns>
    /// <exception cref="RoutingLogCutException">The events after the position were cut off: read the present state, and go on from there.</exception>
    IAsyncEnumerable<RoutingEvent> WatchAsync(RoutingPoolId pool, long? afterSequence = null, CancellationToken cancellationToken = default);

    /// <summary>A queue as it is now, or null when there is none.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<QueueSnapshot?> GetQueueSnapshotAsync(RoutingPoolId pool, QueueId queue, CancellationToken cancellationToken = default);

    /// <summary>An agent as of now, or null when the agent never signed in.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<AgentSnapshot?> GetAgentSnapshotAsync(RoutingPoolId pool, AgentId agent, CancellationToken cancellationToken = default);

    /// <summary>A contact as it is now, or null when it is not in the pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ContactSnapshot?> GetContactSnapshotAsync(RoutingPoolId pool, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Explains a contact: while it waits, why each agent cannot take it now; once an agent has it, how that agent was chosen,
    /// rebuilt from the log as of the decision.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null when the contact is not in the pool.</returns>
    Task<RoutingExplanation?> ExplainAsync(RoutingPoolId pool, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Estimates how long a contact that waits will go on waiting; see <see cref="EstimatedWait"/>.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null when the contact is not in the pool.</returns>
    Task<EstimatedWait?> EstimateWaitAsync(RoutingPoolId pool, ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Estimates how long a contact would wait if it came in now.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it and the way out.</exception>
    Task<EstimatedWait> EstimateWaitAsync(RoutingPoolId pool, ContactRequest contact, CancellationToken cancellationToken = default);
}
