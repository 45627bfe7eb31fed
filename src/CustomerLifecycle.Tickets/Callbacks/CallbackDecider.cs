using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides how callbacks go on. Pure.</summary>
internal sealed class CallbackDecider(CallbackOptions options)
{
    public string DefaultGroup => options.DefaultGroup;

    /// <summary>When something happens to a callback by itself; null for never.</summary>
    public DateTimeOffset? NextDue(CallbackTask callback) =>
        callback.State != CallbackState.Open ? null
        : callback.StartedAt is { } started ? After(started, options.CallTimeout)
        : callback.EscalatedAt is not { } escalated ? After(callback.DueAt, options.EscalateAfter)
        : Max(After(callback.DueAt, options.MissedAfter), escalated);

    public CallbackTask Task(Ticket ticket, RequestCallback command, string id, DateTimeOffset now)
    {
        bool nobody = command.Agent is null && command.Group is null;
        return new()
        {
            Id = id,
            Origin = command.Origin,
            Reason = Input.Text(command.CallbackReason, Input.MaximumSubject, nameof(command.CallbackReason)),
            Agent = nobody ? ticket.TakenBy ?? ticket.Assignee : command.Agent,
            Group = Input.OptionalName(command.Group, nameof(command.Group)) ?? ticket.Group ?? options.DefaultGroup,
            Customer = ticket.Customer,
            ContactPoint = command.ContactPoint ?? ticket.ContactPoint,
            State = CallbackState.Open,
            DueAt = (command.DueAt ?? After(now, options.DefaultDelay)).ToUniversalTime(),
            RequestedAt = now,
        };
    }

    public static CallbackRequested Requested(Ticket ticket, CallbackTask callback, DateTimeOffset now) => new()
    {
        Id = default,
        Tenant = ticket.Tenant,
        OccurredAt = now,
        Ticket = ticket.Id,
        Callback = callback.Id,
        Agent = callback.Agent,
        Group = callback.Group,
        DueAt = callback.DueAt,
        CallbackReason = callback.Reason,
    };

    public TicketDecision Request(Ticket ticket, RequestCallback command, string id, DateTimeOffset now)
    {
        CallbackTask callback = Task(ticket, command, id, now);
        return CallbackTasks.Full(ticket, 1) is { } full
            ? new() { Refusals = [full] }
            : TicketDecision.Of(TicketStep.Of(ticket, ticket with { Callbacks = CallbackTasks.With(ticket.Callbacks, callback) }, "callback-request", now)! with
            {
                Events = [Requested(ticket, callback, now)],
            });
    }

    public TicketDecision Start(Ticket ticket, StartCallback command, DateTimeOffset now) => Open(ticket, command.Callback, callback =>
    {
        if (callback.Agent is { } other && other != command.Agent)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.AlreadyAssigned, "The callback is another agent's. Choose another one, or have it assigned.");
        }

        if (callback.StartedAt is { } clicked && now - clicked < options.RedialAfter)
        {
            return TicketDecision.Nothing(ticket);
        }

        CallbackTask started = callback with { Agent = command.Agent, StartedAt = now, Attempts = callback.Attempts + 1 };
        return Changed(ticket, started, "callback-start", now, new CallbackStarted
        {
            Id = default,
            Tenant = ticket.Tenant,
            OccurredAt = now,
            Ticket = ticket.Id,
            Callback = callback.Id,
            Agent = command.Agent,
            ContactPoint = callback.ContactPoint,
            Attempt = started.Attempts,
        });
    });

    public TicketDecision Complete(Ticket ticket, CompleteCallback command, DateTimeOffset now)
    {
        if (command.NextAttemptAt <= now || (command.NextAttemptAt is null && command.Outcome == CallbackOutcome.Postponed))
        {
            throw new ArgumentException($"NextAttemptAt is {command.NextAttemptAt?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "null"} for the outcome {command.Outcome}. Give a time after now, when the customer is to be called again.", nameof(command));
        }

        return Open(ticket, command.Callback, callback =>
        {
            // Whoever dialled without a click has called too.
            int attempts = callback.Attempts + (callback.StartedAt is null ? 1 : 0);
            DateTimeOffset? next = command.Outcome == CallbackOutcome.Reached ? null
                : command.NextAttemptAt?.ToUniversalTime()
                ?? (command.Outcome != CallbackOutcome.WrongNumber && attempts < options.MaximumAttempts ? After(now, options.RetryAfter) : null);
            CallbackTask completed = callback with
            {
                Attempts = attempts,
                StartedAt = null,
                Outcome = command.Outcome,
                Note = Input.OptionalText(command.Note, Input.MaximumFieldValue, nameof(command.Note)) ?? callback.Note,
                DueAt = next ?? callback.DueAt,
                EscalatedAt = next is null ? callback.EscalatedAt : null,
                State = next is not null ? CallbackState.Open : command.Outcome == CallbackOutcome.Reached ? CallbackState.Done : CallbackState.Missed,
                ClosedAt = next is null ? now : null,
            };
            return Changed(ticket, completed, "callback-complete", now, new CallbackCompleted
            {
                Id = default,
                Tenant = ticket.Tenant,
                OccurredAt = now,
                Ticket = ticket.Id,
                Callback = callback.Id,
                Agent = callback.Agent,
                Outcome = command.Outcome,
                Attempt = attempts,
                State = completed.State,
                NextAttemptAt = next,
            });
        });
    }

    public static TicketDecision Cancel(Ticket ticket, CancelCallback command, DateTimeOffset now) =>
        Open(ticket, command.Callback, callback => Close(ticket, callback, CallbackState.Cancelled, "callback-cancel", now));

    public static TicketDecision Assign(Ticket ticket, AssignCallback command, DateTimeOffset now) => Open(ticket, command.Callback, callback =>
    {
        CallbackTask assigned = callback with
        {
            Agent = command.Agent,
            Group = Input.OptionalName(command.Group, nameof(command.Group)) ?? callback.Group,

            // Whoever was calling is not any more; the next one's click dials.
            StartedAt = command.Agent == callback.Agent ? callback.StartedAt : null,
        };
        return assigned == callback ? TicketDecision.Nothing(ticket) : Changed(ticket, assigned, "callback-assign", now, Requested(ticket, assigned, now));
    });

    /// <summary>The due time of a callback has come: the group gets it, or it is missed.</summary>
    public TicketDecision Mark(Ticket ticket, MarkCallback command, DateTimeOffset now)
    {
        if (ticket.Callbacks.FirstOrDefault(callback => callback.Id == command.Callback) is not { } callback || NextDue(callback) is not { } due || due > now)
        {
            return TicketDecision.Nothing(ticket);
        }

        return callback is { EscalatedAt: not null, StartedAt: null }
            ? Close(ticket, callback, CallbackState.Missed, "callback-missed", now)
            : Changed(ticket, callback with { Agent = callback.Group is null ? callback.Agent : null, StartedAt = null, EscalatedAt = now }, "callback-overdue", now, new CallbackEscalated
            {
                Id = default,
                Tenant = ticket.Tenant,
                OccurredAt = now,
                Ticket = ticket.Id,
                Callback = callback.Id,
                FormerAgent = callback.Agent,
                Group = callback.Group,
                DueAt = callback.DueAt,
            });
    }

    private static TicketDecision Open(Ticket ticket, string id, Func<CallbackTask, TicketDecision> decide) => ticket.Callbacks.FirstOrDefault(callback => callback.Id == id) switch
    {
        null => TicketDecision.Refuse(TicketRefusalCodes.UnknownCallback, $"{ticket.Number} has no callback '{id}'. Use the id of one of Ticket.Callbacks."),
        { State: CallbackState.Open } callback => decide(callback),
        { } callback => TicketDecision.Refuse(TicketRefusalCodes.CallbackClosed, $"The callback is {callback.State}. Ask for another one."),
    };

    private static TicketDecision Close(Ticket ticket, CallbackTask callback, CallbackState state, string action, DateTimeOffset now) =>
        Changed(ticket, callback with { State = state, StartedAt = null, ClosedAt = now }, action, now, new CallbackClosed
        {
            Id = default,
            Tenant = ticket.Tenant,
            OccurredAt = now,
            Ticket = ticket.Id,
            Callback = callback.Id,
            State = state,
            Attempts = callback.Attempts,
        });

    private static TicketDecision Changed(Ticket ticket, CallbackTask callback, string action, DateTimeOffset now, TicketEvent told) => TicketDecision.Of(
        TicketStep.Of(ticket, ticket with { Callbacks = [.. ticket.Callbacks.Select(other => other.Id == callback.Id ? callback : other)] }, action, now)! with { Events = [told] });

    // A span that leads beyond the end of time means never.
    private static DateTimeOffset After(DateTimeOffset from, TimeSpan span) => span < DateTimeOffset.MaxValue - from ? from + span : DateTimeOffset.MaxValue;

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
