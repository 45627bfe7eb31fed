using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing;

/// <summary>The commands of <see cref="IRouter"/> by name. Each takes an optional idempotency key: a command repeated under the same
/// key is done once and answered the same.</summary>
public static class RouterExtensions
{
    /// <summary>Signs an agent in; for an agent who is signed in, replaces the profile. What waits is served at once, oldest first.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="agent">Who the agent is and what the agent can do.</param>
    /// <param name="presence">Available, Busy or Offline.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> SignInAsync(
        this IRouter router, RoutingPoolId pool, AgentProfile agent, AgentPresence presence = AgentPresence.Available, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new SignInAgent { Agent = agent, Presence = presence }, idempotencyKey, cancellationToken);

    /// <summary>Signs an agent out. Offers go back to the queue; contacts in progress are finished first, or go back too.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="requeueContacts">True to give back everything at once, for example after missed heartbeats.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> SignOutAsync(
        this IRouter router, RoutingPoolId pool, AgentId agent, bool requeueContacts = false, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new SignOutAgent { Agent = agent, RequeueContacts = requeueContacts }, idempotencyKey, cancellationToken);

    /// <summary>Changes an agent's presence.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="presence">The presence.</param>
    /// <param name="auxCode">The reason, such as lunch.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> SetPresenceAsync(
        this IRouter router, RoutingPoolId pool, AgentId agent, AgentPresence presence, string? auxCode = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new SetAgentPresence { Agent = agent, Presence = presence, AuxCode = auxCode }, idempotencyKey, cancellationToken);

    /// <summary>Creates a queue, or changes how it is set up.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> ConfigureQueueAsync(
        this IRouter router, RoutingPoolId pool, QueueDefinition queue, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new ConfigureQueue { Queue = queue }, idempotencyKey, cancellationToken);

    /// <summary>Opens a queue by hand; see <see cref="QueueDefinition.IsOpen"/>.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> OpenQueueAsync(
        this IRouter router, RoutingPoolId pool, QueueId queue, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new OpenQueue { Queue = queue }, idempotencyKey, cancellationToken);

    /// <summary>Closes a queue by hand until it is opened again; contacts that wait are still served.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> CloseQueueAsync(
        this IRouter router, RoutingPoolId pool, QueueId queue, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new OpenQueue { Queue = queue, IsOpen = false }, idempotencyKey, cancellationToken);

    /// <summary>Does what time has made due. Only a host that does not run the due-time dispatcher needs it.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> AdvanceTimeAsync(
        this IRouter router, RoutingPoolId pool, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new AdvanceTime(), idempotencyKey, cancellationToken);

    /// <summary>Brings a contact in: it is offered or assigned, waits, overflows, or is turned away.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> EnqueueAsync(
        this IRouter router, RoutingPoolId pool, ContactRequest contact, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new EnqueueContact { Contact = contact }, idempotencyKey, cancellationToken);

    /// <summary>The agent takes the contact that is offered.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> AcceptAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new AcceptOffer { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    /// <summary>The agent does not take the contact that is offered; it keeps its age.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="retryAt">From when the agent may be offered it again; null = after the queue's time.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> DeclineAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, DateTimeOffset? retryAt = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new DeclineOffer { Contact = contact, Agent = agent, RetryAt = retryAt }, idempotencyKey, cancellationToken);

    /// <summary>The talk with the customer is over; wrap-up begins, if the queue has any.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="hold">The time the customer was on hold.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> CompleteAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, TimeSpan hold = default, ContactOutcome? outcome = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new CompleteContact { Contact = contact, Agent = agent, Hold = hold, Outcome = outcome }, idempotencyKey, cancellationToken);

    /// <summary>Wrap-up is over; the agent's capacity is free again.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> CloseAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new CloseContact { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    /// <summary>The customer left before an agent had the contact.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="resumeWithin">For how long the place is kept, zero to 1 day.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> AbandonAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, string? idempotencyKey = null, TimeSpan resumeWithin = default, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new AbandonContact { Contact = contact, ResumeWithin = resumeWithin }, idempotencyKey, cancellationToken);

    /// <summary>The customer is back in time and waits on at the old place.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> ResumeAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new ResumeContact { Contact = contact }, idempotencyKey, cancellationToken);

    /// <summary>Says that the agents a host serves are still there; agents with a <see cref="AgentProfile.HeartbeatTimeout"/> need it.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="agents">The agents.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> HeartbeatAsync(
        this IRouter router, RoutingPoolId pool, IReadOnlyList<AgentId> agents, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new Heartbeat { Agents = agents }, null, cancellationToken);

    /// <summary>An agent takes a contact that waits out of turn, or a supervisor assigns it; the same limits hold.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> ClaimAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new ClaimContact { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    /// <summary>A supervisor assigns a contact that waits to an agent; the same limits hold, and skills are left to the supervisor.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="supervisor">Who assigns it, for the log.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> AssignAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, AgentId supervisor, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new ClaimContact { Contact = contact, Agent = agent, AssignedBy = supervisor }, idempotencyKey, cancellationToken);

    /// <summary>Takes a contact from its agent back to the queue; it keeps its age.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> PullBackAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new PullBackContact { Contact = contact }, idempotencyKey, cancellationToken);

    /// <summary>Changes the priority of a contact that waits.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="priority">The priority, 0 to the greatest of the pool.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> ReprioritiseAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, int priority, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new ReprioritiseContact { Contact = contact, Priority = priority }, idempotencyKey, cancellationToken);

    /// <summary>Hands a contact on to a queue; it keeps its age.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="by">The agent who hands it on; null = whoever has it.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> TransferToQueueAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, QueueId queue, AgentId? by = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new TransferContact { Contact = contact, ToQueue = queue, By = by }, idempotencyKey, cancellationToken);

    /// <summary>Hands a contact on to an agent; it keeps its age.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="wait">How long it may wait for that agent; zero = refused unless the agent can take it now.</param>
    /// <param name="by">The agent who hands it on; null = whoever has it.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> TransferToAgentAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, TimeSpan wait = default, AgentId? by = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new TransferContact { Contact = contact, ToAgent = agent, Wait = wait, By = by }, idempotencyKey, cancellationToken);

    /// <summary>Sends a contact on to a queue of another pool of the tenant; it keeps its age and priority.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="toPool">The name of the other pool.</param>
    /// <param name="queue">The queue there.</param>
    /// <param name="by">The agent who hands it on; null = whoever has it.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> TransferToPoolAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, string toPool, QueueId queue, AgentId? by = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new TransferContact { Contact = contact, ToPool = toPool, ToQueue = queue, By = by }, idempotencyKey, cancellationToken);

    /// <summary>Asks a colleague, who is to say whether and how to take the contact over; the contact stays with its agent.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="by">The agent who asks.</param>
    /// <param name="colleague">The colleague.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> ConsultAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId by, AgentId colleague, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new InviteAgent { Contact = contact, By = by, Agent = colleague }, idempotencyKey, cancellationToken);

    /// <summary>Asks a colleague to take part in the talk.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="by">The agent who asks.</param>
    /// <param name="colleague">The colleague.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> InviteAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId by, AgentId colleague, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new InviteAgent { Contact = contact, By = by, Agent = colleague, Role = ParticipantRole.Invited }, idempotencyKey, cancellationToken);

    /// <summary>Completes a warm transfer: the colleague has the contact, and the agent leaves.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="by">The agent whose contact it is.</param>
    /// <param name="toAgent">The colleague, who has joined.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> CompleteTransferAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId by, AgentId toAgent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new CompleteTransfer { Contact = contact, By = by, ToAgent = toAgent }, idempotencyKey, cancellationToken);

    /// <summary>Ends a consultation; the contact stays with its agent.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="colleague">The colleague.</param>
    /// <param name="by">The agent whose contact it is.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> CancelConsultationAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId colleague, AgentId by, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new LeaveContact { Contact = contact, Agent = colleague, By = by }, idempotencyKey, cancellationToken);

    /// <summary>A supervisor joins a contact in progress: to monitor it, to whisper to the agent, or to step in.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="role">Monitoring, Whispering or Barging.</param>
    /// <param name="holdsCapacity">True when it takes the supervisor's capacity.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> JoinAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId supervisor, ParticipantRole role, bool holdsCapacity = false, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new JoinContact { Contact = contact, Agent = supervisor, Role = role, HoldsCapacity = holdsCapacity }, idempotencyKey, cancellationToken);

    /// <summary>An agent leaves a contact that goes on; when it is the one whose contact it is, a colleague who joined goes on with it.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> LeaveAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new LeaveContact { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    /// <summary>An agent goes to a customer: the contact is the agent's at once, or refused with the reason.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> StartOutboundAsync(
        this IRouter router, RoutingPoolId pool, ContactRequest contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new StartOutboundContact { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    /// <summary>The customer was put on hold.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> HoldAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new HoldContact { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    /// <summary>The talk goes on after a hold.</summary>
    /// <param name="router">The router.</param>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="idempotencyKey">Makes a repetition harmless.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    public static Task<RoutingOutcome> RetrieveAsync(
        this IRouter router, RoutingPoolId pool, ContactId contact, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Execute(router, pool, new RetrieveContact { Contact = contact, Agent = agent }, idempotencyKey, cancellationToken);

    private static Task<RoutingOutcome> Execute(
        IRouter router, RoutingPoolId pool, RoutingCommand command, string? idempotencyKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(router);
        return router.ExecuteAsync(pool, command, idempotencyKey, cancellationToken);
    }
}
