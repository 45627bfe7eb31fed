namespace CustomerLifecycle.Tickets;

/// <summary>One decision about one mail.</summary>
internal sealed class MailDecider(InboundMail mail, MailClassification classification, MailRulesOptions options, MailKnowledge knowledge, DateTimeOffset now)
{
    private readonly MailTrace _trace = new();

    public MailDecision Decide()
    {
        if (Ignored() is { } reason and not MailIgnoreReason.None)
        {
            return Decided(MailDecisionKind.Ignored) with { IgnoreReason = reason, Ticket = knowledge.Duplicate ?? knowledge.SentOn };
        }

        (KnownTicket? ticket, MailPlaces place) = Find(new(mail, options, classification));
        if (_trace.Is("ignore.on-ticket", ticket is not null && knowledge.Holders.Contains(ticket.Ticket), "Message-ID"))
        {
            return Decided(MailDecisionKind.Ignored) with { IgnoreReason = MailIgnoreReason.Duplicate, Ticket = ticket!.Ticket, FoundIn = place };
        }

        bool isReply = classification.Nature is MailNature.AutomaticReply or MailNature.OutOfOffice or MailNature.Bounce;
        bool stranger = ticket is not null && !isReply && IsStranger(ticket);
        KnownTicket? former = ticket is not null && !isReply && (StartsAnew(ticket) || stranger) ? ticket : null;
        bool reopens = former is null && Reopens(ticket, isReply);
        MailDecisionKind kind = classification.IsBounce && (ticket is not null || !options.TicketsForUnknownBounces) ? MailDecisionKind.Bounce
            : ticket is null || former is not null ? MailDecisionKind.NewTicket
            : isReply ? MailDecisionKind.AutoReply
            : MailDecisionKind.FollowUp;
        return Decided(kind) with { Ticket = former is null ? ticket?.Ticket : null, FoundIn = place, Reopens = reopens, Former = former?.Ticket, RepeatsFormer = former is not null && !stranger };
    }

    private MailIgnoreReason Ignored()
    {
        string? id = MessageIds.Of(mail.Headers);
        bool ours = id is not null && options.IsSystemDomain(MessageIds.DomainOf(id));
        bool duplicate = _trace.Is("ignore.duplicate", knowledge.Duplicate is not null, "Message-ID, mailbox and what it says");
        bool sent = _trace.Is("ignore.own-message", knowledge.SentOn is not null, "Message-ID");
        bool loop = _trace.Is("ignore.own-notification", ours && classification.Nature is not (MailNature.Personal or MailNature.Bounce), "Message-ID of ours on an automatic mail");
        bool round = _trace.Is("ignore.loop", mail.Headers.All("X-Loop").Any(value => options.SystemDomains.Any(domain => IsOf(value, domain))), "X-Loop");
        return duplicate ? MailIgnoreReason.Duplicate : sent ? MailIgnoreReason.OwnMessage : loop || round ? MailIgnoreReason.Loop : MailIgnoreReason.None;
    }

    private static bool IsOf(string value, string domain) => MailMarks.Is(MessageIds.DomainOf(value.Trim().TrimEnd('>')), domain);

    private (KnownTicket? Ticket, MailPlaces Place) Find(MailThread thread)
    {
        foreach ((MailPlaces place, IReadOnlyList<string> numbers) in thread.Numbers)
        {
            if (Find("thread." + Name(place), numbers, knowledge.ByNumber) is { } ticket)
            {
                return (ticket, place);
            }
        }

        if ((classification.IsBounce || classification.Report is not null)
            && (Find("thread.returned-mail", thread.ReturnedIds, knowledge.ByMessageId) ?? Find("thread.returned-subject", thread.ReturnedNumbers, knowledge.ByNumber)) is { } bounced)
        {
            return (bounced, MailPlaces.None);
        }

        // Answers of programs lose the subject, and nobody begins something new with one.
        bool always = classification.Nature is not (MailNature.Personal or MailNature.Bulk);
        if ((always || options.SearchIn.HasFlag(MailPlaces.References)) && Find("thread.references", thread.References, knowledge.ByMessageId) is { } referred)
        {
            return (referred, MailPlaces.References);
        }

        return options.SearchIn.HasFlag(MailPlaces.ReferencesWithSameSubject) && FindWithSubject(thread) is { } same
            ? (same, MailPlaces.ReferencesWithSameSubject)
            : (null, MailPlaces.None);
    }

    private KnownTicket? Find(string rule, IReadOnlyList<string> keys, IReadOnlyDictionary<string, KnownTicket> known)
    {
        KnownTicket? found = keys.Select(key => known.GetValueOrDefault(key)).FirstOrDefault(ticket => ticket is not null);
        _trace.Is(rule, found is not null, keys.Count == 0 ? "nothing there" : $"{keys.Count} looked up");
        return found;
    }

    private KnownTicket? FindWithSubject(MailThread thread)
    {
        string subject = SubjectLine.Core(thread.Subject, options);
        KnownTicket[] referred = [.. thread.References.Select(id => knowledge.ByMessageId.GetValueOrDefault(id)).OfType<KnownTicket>()];
        KnownTicket? found = referred.FirstOrDefault(ticket =>
            subject.Length > 0 && ticket.Subjects.Any(known => SubjectLine.Core(known, options).Equals(subject, StringComparison.OrdinalIgnoreCase)));
        _trace.Is("thread.references-with-same-subject", found is not null, referred.Length == 0 ? "no known references" : found is null ? "the subject is another" : "the subject is the same");
        return found;
    }

    private bool IsStranger(KnownTicket ticket)
    {
        string? sender = MailAddresses.SenderOf(mail);
        return _trace.Is(
            "thread.stranger", options.OnlyParticipantsFollowUp && ticket.Participants is { } participants && (sender is null || !participants.Contains(sender)), "From");
    }

    private bool StartsAnew(KnownTicket ticket)
    {
        bool late = _trace.Is(
            "thread.too-late",
            !ticket.IsOpen && options.ReopenWindow is { } window && (window == TimeSpan.Zero || (ticket.DoneAt is { } done && now - done > window)),
            ticket.IsOpen ? "the ticket is open" : "the ticket is done");
        bool final = _trace.Is("thread.final", !ticket.IsOpen && !ticket.CanReopen, ticket.IsOpen ? "the ticket is open" : "its workflow has a way back or not");
        return late || final;
    }

    private bool Reopens(KnownTicket? ticket, bool isReply) => _trace.Is(
        "reopen",
        ticket is { IsOpen: false, CanReopen: true } && (!isReply || options.Reopening == MailReopening.AnyMail),
        ticket is null ? "no ticket" : ticket.IsOpen ? "the ticket is open" : isReply ? "the ticket is done, the mail automatic" : "the ticket is done");

    private MailDecision Decided(MailDecisionKind kind) => new()
    {
        Kind = kind,
        Classification = classification,
        AutoResponseRefusal = classification.MayAutoRespond && kind is not (MailDecisionKind.NewTicket or MailDecisionKind.FollowUp)
            ? AutoResponseRefusal.NotAnswered
            : classification.AutoResponseRefusal,
        Why = [.. classification.Findings, .. _trace.Findings],
    };

    private static string Name(MailPlaces place) => place switch
    {
        MailPlaces.Subject => "subject",
        MailPlaces.Headers => "headers",
        MailPlaces.Body => "body",
        _ => "attachments",
    };
}
