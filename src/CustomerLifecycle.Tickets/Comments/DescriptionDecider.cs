using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides how descriptions are redacted. Pure.</summary>
internal static class DescriptionDecider
{
    public const string Redacted = "[redacted]";

    private const string Field = "description";
    private const string RedactedJson = "\"" + Redacted + "\"";

    /// <param name="ticket">The ticket.</param>
    /// <param name="history">Its whole history.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="now">When.</param>
    public static TicketDecision Redact(Ticket ticket, IReadOnlyList<TicketHistoryEntry> history, TicketActor actor, DateTimeOffset now)
    {
        if (actor.Kind == ParticipantKind.Customer)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.Internal, "A customer redacts no description. Have an agent do it.");
        }

        // An earlier description counts too, if there is none any more.
        TicketHistoryEntry[] known = [.. history.TakeWhile(entry => entry.Sequence <= ticket.Version)];
        TicketHistoryEntry[] rewritten = [.. known.Where(entry => entry.Changes.Any(Tells)).Select(Without)];
        if (rewritten.Length == 0)
        {
            return TicketDecision.Nothing(ticket);
        }

        Ticket clean = ticket with { Description = ticket.Description is null ? null : Redacted };

        // The entry itself must not tell what was there before.
        return TicketDecision.Of(TicketStep.Of(clean, clean, "description-redact", now, always: true)! with { Before = ticket, Rewritten = rewritten });
    }

    private static bool Tells(FieldChange change) => change.Field == Field && (Is(change.Before) || Is(change.After));

    private static bool Is(string? json) => json is not null && json != RedactedJson;

    private static TicketHistoryEntry Without(TicketHistoryEntry entry) => entry with
    {
        Changes =
        [
            .. entry.Changes.Select(change => change.Field == Field ? new(Field, Json(change.Before), Json(change.After)) : change)
                .Where(change => change.Field != Field || change.Before != change.After),
        ],
    };

    private static string? Json(string? json) => json is null ? null : RedactedJson;
}
