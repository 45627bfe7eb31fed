using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

/// <summary>Looks up, has decided, does it, and notes the mail last: whatever was done before is done once by its idempotency key, so that a mail given
/// in again after a crash finds its way to the same end.</summary>
internal sealed partial class MailIntake : IMailIntake
{
    private const int MaximumMailbox = 320;

    private static readonly string[] Anews = ["thread.too-late", "thread.final", "reopen.refused"];

    private readonly ITicketService _tickets;
    private readonly ITicketStore _store;
    private readonly ITicketMailStore _mails;
    private readonly TicketMailOptions _options;
    private readonly MailRules _rules;
    private readonly MailLookup _lookup;
    private readonly MailAnswers _answers;
    private readonly MailAdditions _additions;
    private readonly TicketRepeats _repeats;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    public MailIntake(
        ITicketService tickets,
        ITicketStore store,
        ITicketMailStore mails,
        TicketDecider decider,
        TicketCommandRunner commands,
        TicketReplies replies,
        TicketRepeats repeats,
        IOptions<TicketMailOptions> options,
        TimeProvider timeProvider,
        ILogger<MailIntake>? logger = null)
    {
        (_tickets, _store, _mails, _options, _timeProvider, _logger) = (tickets, store, mails, options.Value, timeProvider, logger ?? NullLogger<MailIntake>.Instance);
        _rules = new(_options.Rules);
        _lookup = new(tickets, store, mails, _options);
        _answers = new(mails, _rules, _options, timeProvider);
        (_additions, _repeats) = (new(decider, commands, replies, _options), repeats);
    }

    private DateTimeOffset Now => _timeProvider.GetUtcNow().ToUniversalTime();

    public async Task<MailReceipt> ReceiveAsync(ReceiveMail command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start("mail");
        MailDelivery delivery = Delivery(command);
        MailDecision decision = await DecideAsync(delivery, cancellationToken).ConfigureAwait(false);
        TicketResult? result = null;
        if (decision.Kind is not (MailDecisionKind.Ignored or MailDecisionKind.NewTicket) && decision.Ticket is { } ticket)
        {
            (result, TicketRefusal? refused) = await _additions.AddAsync(delivery, decision, ticket, cancellationToken).ConfigureAwait(false);
            decision = result.Status == TicketResultStatus.Rejected && refused is not null ? Anew(decision, ticket, refused) : decision;
        }

        if (decision.Kind == MailDecisionKind.NewTicket)
        {
            result = await CreateAsync(delivery, decision, cancellationToken).ConfigureAwait(false);
        }

        LogDecided(_logger, decision.Kind, decision.Classification.Nature, result?.Status, result?.Ticket?.Id ?? decision.Ticket);
        return result is null
            ? await UntouchedAsync(command, decision, cancellationToken).ConfigureAwait(false)
            : result.Ticket is { } done && result.IsApplied
                ? await FinishAsync(delivery, decision, done.Id, cancellationToken).ConfigureAwait(false)
                : new() { Decision = decision, Status = result.Status, Ticket = result.Ticket, Refusals = result.Refusals, AutoResponseRefusal = AutoResponseRefusal.NotAnswered };
    }

    public Task RecordSentAsync(SentMail mail, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        string id = MessageIds.In(mail.MessageId ?? "").FirstOrDefault()
            ?? throw new ArgumentException("MessageId is the Message-ID of the mail, such as <1@support.example.com>, at most 998 characters.", nameof(mail));
        return _mails.RecordAsync(
            mail.Tenant,
            [
                new()
                {
                    Tenant = mail.Tenant,
                    Ticket = mail.Ticket,
                    Key = MailFingerprint.OfMessageId(id),
                    Mailbox = Mailbox(mail.Mailbox),
                    IsSent = true,
                    At = Now,
                    MessageId = id,
                    Address = mail.To is null ? null : new(mail.To.Kind, mail.To.Value.ToLowerInvariant()),
                    Subject = mail.Subject is null ? null : _rules.CoreOf(MailText.Line(mail.Subject, Input.MaximumSubject)),
                },
            ],
            cancellationToken);
    }

    public Task<IReadOnlyList<TicketMail>> GetMailsAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default) =>
        _mails.OfTicketAsync(tenant, ticket, cancellationToken);

    private static string Mailbox(string? name) => name?.Trim().ToLowerInvariant() is { Length: > 0 and <= MaximumMailbox } mailbox && !mailbox.Any(char.IsControl)
        ? mailbox
        : throw new ArgumentException($"Mailbox is an address or a name of 1 to {MaximumMailbox} characters, without control characters.", nameof(name));

    private MailDelivery Delivery(ReceiveMail command)
    {
        ArgumentNullException.ThrowIfNull(command.Mail);
        string mailbox = Mailbox(command.Mailbox);
        TicketMailbox becomes = _options.Mailboxes.TryGetValue(mailbox, out TicketMailbox? listed) ? listed
            : _options.OtherMailboxes ?? throw new ArgumentException($"There is no mailbox '{Redaction.Text(mailbox)}'. Call AddMailbox, or set OtherMailboxes.", nameof(command));
        return new(command, mailbox, becomes, _options, _rules);
    }

    private async Task<MailDecision> DecideAsync(MailDelivery delivery, CancellationToken cancellationToken)
    {
        InboundMail mail = delivery.Command.Mail;
        MailKnowledge knowledge = await _lookup.FindAsync(delivery, _rules.KeysOf(mail), cancellationToken).ConfigureAwait(false);

        // A ticket was made of it and the process died before the mail was noted: whatever has become known since, it is that ticket.
        if (knowledge.Duplicate is null && await IsDoneAsync(delivery, delivery.CreationKey, cancellationToken).ConfigureAwait(false))
        {
            knowledge = MailKnowledge.None;
        }

        MailDecision decision = _rules.Decide(mail, knowledge, Now);
        return decision.Former is { } former && await IsDoneAsync(delivery, delivery.AdditionKey(former), cancellationToken).ConfigureAwait(false)
            ? decision with { Kind = MailDecisionKind.FollowUp, Ticket = former, Former = null }
            : decision;
    }

    private async Task<bool> IsDoneAsync(MailDelivery delivery, string key, CancellationToken cancellationToken) =>
        await _store.FindAppliedAsync(delivery.Tenant, TicketCommandRunner.Key(key)!, cancellationToken).ConfigureAwait(false) is not null;

    private Task<TicketResult> CreateAsync(MailDelivery delivery, MailDecision decision, CancellationToken cancellationToken)
    {
        CreateTicket draft = delivery.Create(decision);
        if (!decision.RepeatsFormer || decision.Former is not { } former)
        {
            return _tickets.CreateAsync(draft, cancellationToken);
        }

        string why = string.Join(", ", decision.Why.Where(finding => finding.Holds && Anews.Contains(finding.Rule, StringComparer.Ordinal)).Select(finding => $"{finding.Rule}: {finding.Detail}"));
        RepeatTicket repeat = new() { Tenant = delivery.Tenant, Ticket = former, Actor = draft.Actor, Draft = draft, Why = why, IdempotencyKey = draft.IdempotencyKey };
        return _repeats.CreateAsync(repeat, "mail", cancellationToken);
    }

    // A mail on a ticket that stays done would be seen by nobody.
    private static MailDecision Anew(MailDecision decision, TicketId former, TicketRefusal refused) => decision with
    {
        Kind = MailDecisionKind.NewTicket,
        Ticket = null,
        Reopens = false,
        Former = former,
        RepeatsFormer = true,
        Why = [.. decision.Why, new("reopen.refused", true, refused.Message)],
    };

    private async Task<MailReceipt> FinishAsync(MailDelivery delivery, MailDecision decision, TicketId id, CancellationToken cancellationToken)
    {
        Ticket ticket = (await _tickets.GetAsync(delivery.Tenant, id, cancellationToken).ConfigureAwait(false))!;
        (AutomaticAnswer? answer, AutoResponseRefusal refusal) = await _answers.AnswerAsync(delivery.Command, decision, ticket, delivery.Identity, cancellationToken).ConfigureAwait(false);
        TicketMail received = delivery.Received(id, Now);
        TicketMail[] noted = answer is null ? [received] :
        [
            received,
            received with
            {
                Key = MailFingerprint.OfMessageId(answer.MessageId), Content = null, IsSent = true, MessageId = answer.MessageId, Address = answer.To, Parts = [],
            },
        ];
        await _mails.RecordAsync(delivery.Tenant, noted, cancellationToken).ConfigureAwait(false);
        return new() { Decision = decision, Status = TicketResultStatus.Applied, Ticket = ticket, Answer = answer, AutoResponseRefusal = refusal };
    }

    private async Task<MailReceipt> UntouchedAsync(ReceiveMail command, MailDecision decision, CancellationToken cancellationToken) => new()
    {
        Decision = decision,
        Status = TicketResultStatus.Applied,
        Ticket = decision.Ticket is { } ticket ? await _tickets.GetAsync(command.Tenant, ticket, cancellationToken).ConfigureAwait(false) : null,
        AutoResponseRefusal = decision.AutoResponseRefusal,
    };

    [LoggerMessage(3101, LogLevel.Information, "A mail was decided on: {Kind}, {Nature}, {Status}, ticket {Ticket}.")]
    private static partial void LogDecided(ILogger logger, MailDecisionKind kind, MailNature nature, TicketResultStatus? status, TicketId? ticket);
}
