namespace CustomerLifecycle.Tickets;

/// <summary>How mails find their tickets, and what is known to be our own.</summary>
public sealed class MailRulesOptions
{
    /// <summary>The default of <see cref="TicketHook"/>.</summary>
    public const string DefaultTicketHook = "Ticket#";

    /// <summary>The default of <see cref="SearchIn"/>.</summary>
    public const MailPlaces DefaultSearchIn = MailPlaces.Subject | MailPlaces.ReferencesWithSameSubject | MailPlaces.Headers;

    /// <summary>The default of <see cref="MaximumBody"/>, in characters.</summary>
    public const int DefaultMaximumBody = 65_536;

    /// <summary>The default of <see cref="MaximumReferences"/>.</summary>
    public const int DefaultMaximumReferences = 100;

    /// <summary>Where to look for the ticket. Bounces are always found by the mail they return, automatic answers always by their references: they
    /// lose the subject, and nobody begins anything new with them.</summary>
    public MailPlaces SearchIn { get; set; } = DefaultSearchIn;

    /// <summary>What stands before a ticket's number in a subject, such as <c>Ticket#</c> in <c>[Ticket#T000123]</c>; 1 to 50 characters, compared
    /// without regard to case.</summary>
    public string TicketHook { get; set; } = DefaultTicketHook;

    /// <summary>What stands between hook and number, at most 10 characters; default none. When mails are read, up to two blanks are taken too.</summary>
    public string TicketHookDivider { get; set; } = "";

    /// <summary>The header fields that may name the ticket's number, for <see cref="MailPlaces.Headers"/>.</summary>
    public IList<string> NumberHeaders { get; } = ["X-Ticket-Number"];

    /// <summary>The domains on the right of the Message-IDs of mails sent from here. A mail with one of them is our own, come back.</summary>
    public ISet<string> SystemDomains { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The addresses of our mailboxes. Nothing is answered to them.</summary>
    public ISet<string> OwnAddresses { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which mail takes up a ticket that is solved or closed.</summary>
    public MailReopening Reopening { get; set; } = MailReopening.ExceptAutomaticReplies;

    /// <summary>For how long after it was solved or closed a ticket is taken up again; later mails on its thread make a new ticket. Null = always,
    /// zero = never.</summary>
    public TimeSpan? ReopenWindow { get; set; }

    /// <summary>Whether only those who are already on a ticket may write on it; mails of others that name it make a new ticket. Default no: a
    /// colleague in copy may answer too.</summary>
    public bool OnlyParticipantsFollowUp { get; set; }

    /// <summary>Whether a bounce of a mail that is not known makes a ticket. Default no: forged senders cause many of them.</summary>
    public bool TicketsForUnknownBounces { get; set; }

    /// <summary>So many characters of a body or attachment are searched and kept, 1,000 to 65,536.</summary>
    public int MaximumBody { get; set; } = DefaultMaximumBody;

    /// <summary>So many message ids of References and In-Reply-To are looked up, 4 to 1,000.</summary>
    public int MaximumReferences { get; set; } = DefaultMaximumReferences;

    internal bool IsSystemDomain(string domain) => SystemDomains.Contains(domain);

    internal bool IsOwnAddress(string? address) => address is not null && OwnAddresses.Contains(address);

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(TicketHook) || TicketHook.Length > 50 || TicketHookDivider is null || TicketHookDivider.Length > 10)
        {
            yield return $"TicketHook '{TicketHook}' has 1 to 50 characters and TicketHookDivider '{TicketHookDivider}' at most 10. Without a hook, leave MailPlaces.Subject out of SearchIn.";
        }

        if (ReopenWindow < TimeSpan.Zero)
        {
            yield return $"ReopenWindow is {ReopenWindow}; it is null for always, zero for never, or above zero.";
        }

        if (MaximumBody is < 1_000 or > DefaultMaximumBody)
        {
            yield return $"MaximumBody is {MaximumBody}; it is 1,000 to {DefaultMaximumBody}.";
        }

        if (MaximumReferences is < 4 or > 1_000)
        {
            yield return $"MaximumReferences is {MaximumReferences}; it is 4 to 1,000.";
        }

        foreach (string domain in SystemDomains.Where(domain => domain.Contains('@', StringComparison.Ordinal) || domain.Length == 0).Order(StringComparer.Ordinal))
        {
            yield return $"SystemDomains has '{domain}'; a domain stands without '@', such as support.example.com.";
        }
    }
}
