using CustomerLifecycle.Channels;

namespace CustomerLifecycle.Tickets;

/// <summary>A mail that came by a mailbox, and the commands it leads to.</summary>
internal sealed class MailDelivery(ReceiveMail command, string mailbox, TicketMailbox becomes, TicketMailOptions options, MailRules rules)
{
    private static readonly TicketActor Machine = TicketActor.System("mail");

    // Somebody wrote as a customer, and did not even say from where.
    private static readonly TicketActor Stranger = TicketActor.Customer(new("unknown"));

    public ReceiveMail Command => command;

    public TenantId Tenant => command.Tenant;

    public string Mailbox => mailbox;

    /// <summary>The key it is noted under: by its Message-ID, so that answers find it, while no other mail has that.</summary>
    public string MailKey { get; private set; } = MailFingerprint.Of(command.Mail);

    public string Content { get; } = MailFingerprint.OfContent(command.Mail);

    /// <summary>What it is noted under when another mail has its Message-ID.</summary>
    public string ReusedKey => MailFingerprint.OfReused(MailFingerprint.Of(command.Mail), Content);

    /// <summary>This mail and no other, also of those with its Message-ID.</summary>
    public string Identity => MailFingerprint.Hash(MailFingerprint.Of(command.Mail), Content);

    /// <summary>One mail by one mailbox makes one ticket.</summary>
    public string CreationKey => "mail/" + MailFingerprint.Hash(mailbox, Identity);

    public void UseReusedKey() => MailKey = ReusedKey;

    /// <summary>One mail is on one ticket once, by however many mailboxes it comes.</summary>
    public string AdditionKey(TicketId ticket) => "mail-on/" + MailFingerprint.Hash(ticket.Value, Identity);

    public CreateTicket Create(MailDecision decision) => new()
    {
        Tenant = Tenant,
        Type = becomes.Type,
        Subject = Subject(decision.Former is null ? command.Mail.Subject : rules.CoreOf(command.Mail.Subject)),
        Description = Body(),
        Actor = Actor(decision),
        Priority = becomes.Priority,
        Group = becomes.Group,
        Reason = becomes.Reason,
        Tags = becomes.Tags,
        Customer = command.Customer,
        CustomerLevel = command.CustomerLevel,
        ContactPoint = MailAddresses.SenderOf(command.Mail) is { } from ? new(ContactPointKind.Email, from) : null,
        Dimensions = new() { Channel = Channel.Email, Entrance = mailbox },
        IdempotencyKey = CreationKey,
    };

    public AddComment Comment(MailDecision decision, TicketId ticket) => new()
    {
        Tenant = Tenant,
        Ticket = ticket,
        Actor = Actor(decision),
        Text = Body(),
        IsPublic = decision.Kind == MailDecisionKind.FollowUp,
        IsAutomatic = decision.Classification.Nature is not (MailNature.Personal or MailNature.Bulk),
        Reason = "mail:" + decision.Kind,
        IdempotencyKey = AdditionKey(ticket),
    };

    public FireTrigger Fire(MailDecision decision, TicketId ticket, string trigger) => new()
    {
        Tenant = Tenant,
        Ticket = ticket,
        Actor = Actor(decision),
        Trigger = trigger,
        Reason = "mail:" + decision.Kind,
        IdempotencyKey = AdditionKey(ticket) + "/state",
    };

    public TicketMail Received(TicketId ticket, DateTimeOffset now) => new()
    {
        Tenant = Tenant,
        Ticket = ticket,
        Key = MailKey,
        Content = Content,
        Mailbox = mailbox,
        IsSent = false,
        At = now,
        MessageId = MessageIds.Of(command.Mail.Headers),
        Address = MailAddresses.SenderOf(command.Mail) is { } sender ? new(ContactPointKind.Email, sender) : null,
        Subject = rules.CoreOf(MailText.Line(command.Mail.Subject, Input.MaximumSubject)) is { Length: > 0 } subject ? subject : null,
        Parts = [.. command.Mail.Parts.Where(part => part.Reference is not null).Take(100).Select(Kept)],
    };

    private static MailPart Kept(MailPart part) => part with
    {
        Text = null,
        Headers = null,
        MediaType = MailText.Line(part.MediaType, 127),
        FileName = part.FileName is null ? null : MailText.Line(part.FileName, 255),
    };

    private TicketActor Actor(MailDecision decision) =>
        decision.Kind is MailDecisionKind.AutoReply or MailDecisionKind.Bounce ? Machine
        : command.Agent is { } agent ? TicketActor.Agent(agent)
        : command.Customer is { } customer ? TicketActor.Customer(customer)
        : MailAddresses.SenderOf(command.Mail) is { } address ? TicketActor.UnknownCustomer(new(ContactPointKind.Email, address))
        : Stranger;

    private string Subject(string subject) => MailText.Line(subject, Input.MaximumSubject) is { Length: > 0 } line ? line : options.EmptySubject;

    private string Body() => MailText.BodyOf(command.Mail, options.Rules.MaximumBody).Trim() is { Length: > 0 } text ? text : options.EmptyBody;
}
