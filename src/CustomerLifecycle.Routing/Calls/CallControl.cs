using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing;

/// <summary>Turns what a telephone switch reports into commands of routing, so that agents need not say again on the screen what they
/// did on the telephone.</summary>
/// <remarks>
/// <para>Answered by an agent = the offer is accepted, or the waiting call is claimed. Hung up before that: by the agent = the offer is
/// declined; by the customer = the call is abandoned. Hung up after = the contact is completed. Held and resumed = the time on hold, which
/// the completion reports. Dialled, rung and recorded change nothing in routing.</para>
/// <para>Each event counts once, however often the switch sends it: it is known by its <see cref="IntegrationEvent.Id"/>. Thread-safe.</para>
/// </remarks>
/// <param name="router">The router.</param>
public sealed class CallControl(IRouter router)
{
    /// <summary>Takes a step of a call in.</summary>
    /// <param name="pool">The pool; a tenant stands for its default pool.</param>
    /// <param name="call">The step. Its agent is the one on whose line it happened; null = the customer's.</param>
    /// <param name="cancellationToken">Cancels a command that is not yet decided.</param>
    /// <returns>The answer to the command; null when the step asks for none.</returns>
    public async Task<RoutingOutcome?> ApplyAsync(RoutingPoolId pool, CallProgressed call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.State is CallState.Dialled or CallState.Rung or CallState.Recorded)
        {
            return null;
        }

        var contact = await router.GetContactSnapshotAsync(pool, call.Contact, cancellationToken).ConfigureAwait(false);
        return contact is not null && CommandFor(call, contact) is { } command
            ? await router.ExecuteAsync(pool, command, "call/" + call.Id.Value, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static RoutingCommand? CommandFor(CallProgressed call, ContactSnapshot contact) => (call.State, contact.Status) switch
    {
        (CallState.Answered, ContactStatus.Offered) when call.Agent is { } agent => new AcceptOffer { Contact = call.Contact, Agent = agent },
        (CallState.Answered, ContactStatus.Waiting or ContactStatus.Scheduled) when call.Agent is { } agent =>
            new ClaimContact { Contact = call.Contact, Agent = agent },
        (CallState.Answered, ContactStatus.Assigned) when call.Agent is { } agent && contact.Participants.Any(p => p.Agent == agent && !p.HasJoined) =>
            new AcceptOffer { Contact = call.Contact, Agent = agent },
        (CallState.Held, ContactStatus.Assigned) => new HoldContact { Contact = call.Contact, Agent = contact.Agent!.Value },
        (CallState.Resumed, ContactStatus.Assigned) => new RetrieveContact { Contact = call.Contact, Agent = contact.Agent!.Value },
        (CallState.HungUp, ContactStatus.Offered) when call.Agent is { } agent => new DeclineOffer { Contact = call.Contact, Agent = agent },
        (CallState.HungUp, ContactStatus.Waiting or ContactStatus.Offered or ContactStatus.Scheduled) when call.Agent is null =>
            new AbandonContact { Contact = call.Contact },
        (CallState.HungUp, ContactStatus.Assigned) when call.Agent is { } agent && contact.Participants.Any(p => p.Agent == agent) =>
            new LeaveContact { Contact = call.Contact, Agent = agent },
        (CallState.HungUp, ContactStatus.Assigned) when call.Agent is null || call.Agent == contact.Agent =>
            new CompleteContact { Contact = call.Contact, Agent = contact.Agent!.Value },
        _ => null,
    };
}
