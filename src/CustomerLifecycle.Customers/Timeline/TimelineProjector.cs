using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Timeline;

/// <summary>Translates integration events into entries of a timeline. Pure.</summary>
internal static class TimelineProjector
{
    private const int MaxText = 200;

    internal static ProjectedEvent? Project(IntegrationEvent integrationEvent, string type) => integrationEvent switch
    {
        // An offer is between the router and its agents; the customer notices the assignment.
        ContactOffered or ContactOfferEnded or CustomerErased => null,
        ContactEvent e => Of(e, type, TimelineKind.Contact, e.Customer, SubjectChanges.Of(e), TimelineWords.Actor(e), TimelineWords.Text(e), e.Conversation),
        MessageSent e => Of(e, type, TimelineKind.Message, e.Customer, new SubjectChange(), e.Agent?.Value ?? e.Sender.ToString(), e.Content.ToPlainText(), e.Conversation, e.Contact),
        ConversationEvent e => Of(e, type, TimelineKind.Conversation, e.Customer, SubjectChanges.Of(e), null, null, e.Conversation, e.Contact),
        BotEvent e => Of(e, type, TimelineKind.Bot, e.Customer, new SubjectChange(), e.Bot.Value, TimelineWords.Text(e), e.Conversation, e.Contact),
        TicketEvent e => Of(e, type, TimelineKind.Ticket, e.Customer, SubjectChanges.Of(e), TimelineWords.Actor(e), TimelineWords.Text(e), e.Conversation, e.Contact)
            with
        { Settles = e is TicketCreated && e.Contact is { } contact ? "contact/" + contact.Value : null },
        LeadEvent e => Of(e, type, TimelineKind.Lead, e.Customer, SubjectChanges.Of(e), TimelineWords.Actor(e), TimelineWords.Text(e), (e as LeadCaptured)?.Conversation),
        SurveyEvent e => Of(e, type, TimelineKind.Survey, e.Customer, SubjectChanges.Of(e), e.Agent?.Value, TimelineWords.Text(e), null, e.Contact),
        CustomerIdentified { IsNew: false } => null,
        CustomerEvent e => Of(e, type, TimelineKind.Customer, e.Customer, null, (e as CustomerTagged)?.TagSource, TimelineWords.Text(e), null),
        _ => null,
    };

    private static ProjectedEvent Of(
        IntegrationEvent e, string type, TimelineKind kind, CustomerId? customer, SubjectChange? change, string? actor, string? text,
        ConversationId? conversation, ContactId? contact = null)
    {
        string? thread = conversation is { } id ? "conversation/" + id.Value : null;
        List<(string, TimelineKind)> related = [];
        if (thread is not null && !string.Equals(thread, e.Stream, StringComparison.Ordinal))
        {
            related.Add((thread, TimelineKind.Conversation));
        }

        if (contact is { } related1)
        {
            related.Add(("contact/" + related1.Value, TimelineKind.Contact));
        }

        return new ProjectedEvent
        {
            Entry = new TimelineEntry
            {
                Event = e.Id,
                Type = type,
                Kind = kind,
                Subject = e.Stream,
                Conversation = thread,
                At = e.OccurredAt,
                Channel = e.Dimensions.Channel,
                Actor = actor ?? e.Dimensions.Agent,
                Text = Short(text),
            },
            Customer = customer,
            Change = change is null ? null : change with { Channel = e.Dimensions.Channel, Conversation = thread },
            Related = related,
        };
    }

    // A surrogate pair is not cut in half.
    private static string? Short(string? text) => text is null || text.Length <= MaxText
        ? text
        : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];
}
