using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what the steps of a visit do. Pure.</summary>
internal sealed class FieldServiceDecider(FieldServiceOptions options, TicketDecider decider, CallbackDecider callbacks)
{
    private const int MaximumMinutes = 7 * 24 * 60;
    private const int MaximumReference = 300;
    private const int MaximumReason = 280;
    private const int MaximumWork = 4_000;

    public FieldServiceOptions Options => options;

    public TicketDecision Schedule(Ticket ticket, ScheduleVisit command, DateTimeOffset now)
    {
        if (command.Until <= command.From)
        {
            throw new ArgumentException($"Until is {command.Until:O} and From {command.From:O}. Let the visit end after it begins.", nameof(command));
        }

        Appointment appointment = new()
        {
            From = command.From.ToUniversalTime(),
            Until = command.Until.ToUniversalTime(),
            Place = Input.Text(command.Place, Input.MaximumSubject, nameof(command.Place)),
            Engineer = command.Engineer,
            ContactPoint = command.ContactPoint,
        };
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["appointment"] = string.Create(CultureInfo.InvariantCulture, $"{appointment.From.UtcDateTime:s}Z/{appointment.Until.UtcDateTime:s}Z") };
        if (!ticket.Fields.ContainsKey("address"))
        {
            fields["address"] = appointment.Place;
        }

        return Fire(ticket, command, options.Schedule, fields, scheduled => scheduled with { Appointment = appointment }, now, new AppointmentScheduled
        {
            Id = default,
            Tenant = ticket.Tenant,
            OccurredAt = now,
            Ticket = ticket.Id,
            From = appointment.From,
            Until = appointment.Until,
            Engineer = appointment.Engineer,
            FormerFrom = ticket.Appointment?.From,
        });
    }

    public TicketDecision Dispatch(Ticket ticket, DispatchVisit command, DateTimeOffset now) => (command.Engineer ?? ticket.Appointment?.Engineer) is { } engineer
        ? Fire(ticket, command, options.Dispatch, [], sent => sent with { Assignee = engineer, Appointment = sent.Appointment is { } visit ? visit with { Engineer = engineer } : null }, now)
        : TicketDecision.Refuse(TicketRefusalCodes.NoEngineer, $"The appointment of {ticket.Number} names no engineer. Name one with the command.");

    /// <summary>Nobody has the visit any more; the appointment stays.</summary>
    public TicketDecision Decline(Ticket ticket, VisitCommand command, DateTimeOffset now) =>
        Fire(ticket, command, options.Decline, [], declined => declined with { Assignee = null, Appointment = declined.Appointment is { } visit ? visit with { Engineer = null } : null }, now);

    /// <summary>Neither anybody has the visit nor is there an appointment any more.</summary>
    public TicketDecision Reschedule(Ticket ticket, VisitCommand command, DateTimeOffset now) =>
        Fire(ticket, command, options.Reschedule, new() { ["appointment"] = "" }, freed => freed with { Assignee = null, Appointment = null }, now);

    public TicketDecision Advance(Ticket ticket, VisitCommand command, string trigger, DateTimeOffset now) => Fire(ticket, command, trigger, [], moved => moved, now);

    public TicketDecision Report(Ticket ticket, SubmitFieldReport command, string reportId, string callbackId, DateTimeOffset now)
    {
        FieldReport report = Report(ticket, command, reportId, now);
        if (ticket.FieldReports.Count >= FieldReport.Maximum)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.TooMany, $"{ticket.Number} has {ticket.FieldReports.Count} reports, as many as a ticket may have. Create another work order.");
        }

        if (CallbackTasks.Full(ticket, 1) is { } full)
        {
            return new() { Refusals = [full] };
        }

        CallbackTask callback = callbacks.Task(
            ticket,
            new()
            {
                Tenant = ticket.Tenant,
                Ticket = ticket.Id,
                Actor = command.Actor,
                CallbackReason = report.IsComplete ? "Field report: the work is done" : "Field report: " + report.IncompleteReason,
                Origin = CallbackOrigin.Report,
                Agent = ticket.TakenBy,
                Group = options.CallbackGroup ?? ticket.Group ?? callbacks.DefaultGroup,
                ContactPoint = ticket.Appointment?.ContactPoint,
                DueAt = now + options.CallbackDelay,
            },
            callbackId,
            now);
        return Fire(
            ticket,
            command,
            report.IsComplete ? options.Complete : options.Interrupt,
            new() { ["report"] = report.Id },
            reported => reported with { FieldReports = [.. reported.FieldReports, report], Callbacks = CallbackTasks.With(reported.Callbacks, callback) },
            now,
            new FieldReportSubmitted
            {
                Id = default,
                Tenant = ticket.Tenant,
                OccurredAt = now,
                Ticket = ticket.Id,
                Report = report.Id,
                IsComplete = report.IsComplete,
                IncompleteReason = report.IncompleteReason,
                Engineer = report.Engineer,
                LandsWith = callback.Agent,
                TravelMinutes = report.TravelMinutes,
                WorkMinutes = report.WorkMinutes,
            },
            CallbackDecider.Requested(ticket, callback, now));
    }

    private static FieldReport Report(Ticket ticket, SubmitFieldReport command, string id, DateTimeOffset now)
    {
        if (command.IsComplete == command.IncompleteReason is not null)
        {
            throw new ArgumentException(command.IsComplete ? "IncompleteReason is set though the work is done. Leave it out, or set IsComplete to false." : "IncompleteReason is missing. Say why the work is not done.", nameof(command));
        }

        foreach (FieldPart part in Few(command.Parts, nameof(command.Parts)))
        {
            Input.Name(part.Number, "The number of a part");
            Input.OptionalName(part.SerialNumber, "The serial number of a part");
            if (part.Quantity <= 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The quantity of the part '{part.Number}' is {part.Quantity}; it is above zero. Leave parts out that were not used."), nameof(command));
            }
        }

        Few(command.Readings, nameof(command.Readings));
        int length = command.WorkDone.Length + command.Readings.Sum(reading => reading.Key.Length + reading.Value.Length) + command.Attachments.Sum(reference => reference.Length)
            + command.Parts.Sum(part => part.Number.Length + (part.SerialNumber?.Length ?? 0));
        if (length > SubmitFieldReport.MaximumLength)
        {
            throw new ArgumentException($"The report has {length} characters in all; at most {SubmitFieldReport.MaximumLength} are kept on the ticket. Put what is long into a document and attach that.", nameof(command));
        }

        return new()
        {
            Id = id,
            SubmittedAt = now,
            Engineer = command.Actor.Kind == ParticipantKind.Agent ? new AgentId(command.Actor.Id) : ticket.Appointment?.Engineer,
            IsComplete = command.IsComplete,
            IncompleteReason = Input.OptionalText(command.IncompleteReason, MaximumReason, nameof(command.IncompleteReason)),
            WorkDone = Input.Text(command.WorkDone, MaximumWork, nameof(command.WorkDone)),
            Parts = [.. command.Parts],
            Readings = Input.Fields(command.Readings),
            Attachments = [.. Few(command.Attachments, nameof(command.Attachments)).Select(reference => Input.Text(reference, MaximumReference, nameof(command.Attachments)))],
            Signature = Input.OptionalText(command.Signature, MaximumReference, nameof(command.Signature)),
            TravelMinutes = Minutes(command.TravelMinutes, nameof(command.TravelMinutes)),
            WorkMinutes = Minutes(command.WorkMinutes, nameof(command.WorkMinutes)),
        };
    }

    private static IReadOnlyCollection<T> Few<T>(IReadOnlyCollection<T> items, string field) => items.Count <= SubmitFieldReport.MaximumItems
        ? items
        : throw new ArgumentException($"{field} has at most {SubmitFieldReport.MaximumItems} entries, not {items.Count}. Put the list into a document and attach that.", field);

    private static int Minutes(int minutes, string field) => minutes is >= 0 and <= MaximumMinutes
        ? minutes
        : throw new ArgumentOutOfRangeException(field, minutes, $"{field} is 0 to {MaximumMinutes} minutes, a week.");

    // One step: the transition with what the visit changes besides.
    private TicketDecision Fire(
        Ticket ticket, VisitCommand command, string trigger, Dictionary<string, string> fields, Func<Ticket, Ticket> shape, DateTimeOffset now, params TicketEvent[] told)
    {
        TicketDecision fired = decider.Fire(
            ticket, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = command.Actor, Trigger = trigger, Permissions = command.Permissions, Fields = fields }, now);
        if (fired.Refusals.Count > 0)
        {
            return fired;
        }

        TicketStep step = fired.Steps[0];
        TicketStep shaped = TicketStep.Of(ticket, shape(step.After) with { Version = ticket.Version }, step.Action, now, always: true)!;
        return TicketDecision.Of(step with { After = shaped.After, Changes = shaped.Changes, Events = [.. step.Events, .. told] });
    }
}
