namespace CustomerLifecycle.Tickets;

/// <summary>Says what kind of mail it is. Looks at every rule, so that the trace is whole.</summary>
internal sealed class MailClassifier(InboundMail mail, MailRulesOptions options)
{
    private const int MaximumReceived = 100;

    private readonly MailTrace _trace = new();

    private MailHeaders Headers => mail.Headers;

    public MailClassification Classify()
    {
        DeliveryReport? report = DeliveryReport.Of(mail);
        string subject = MailText.Line(mail.Subject, Input.MaximumSubject);
        bool bounced = IsBounce(subject, report);
        bool away = IsOutOfOffice(subject);
        bool replied = IsAutomaticReply(subject, report);
        bool generated = IsGenerated();
        bool bulk = IsBulk();

        // Vacation notes use the null reverse path too (RFC 3834, section 3.3), and so does every report (RFC 3464, section 2): alone it says bounce
        // only of a mail that is no answer.
        bool nullPath = _trace.Is("bounce.return-path", MailAddresses.HasNullReversePath(mail), "reverse path") && !away && !replied;
        MailNature nature = bounced || nullPath ? MailNature.Bounce
            : away ? MailNature.OutOfOffice
            : replied ? MailNature.AutomaticReply
            : generated ? MailNature.Generated
            : bulk ? MailNature.Bulk
            : MailNature.Personal;
        return new() { Nature = nature, Report = report, AutoResponseRefusal = Refusal(nature, bulk), Findings = _trace.Findings };
    }

    private bool IsBounce(string subject, DeliveryReport? report)
    {
        bool type = _trace.Any("bounce.report", Headers, "Content-Type", value => MailMarks.HasParameter(value, "report-type=delivery-status"));
        bool part = _trace.Is("bounce.status-part", report is not null, report?.ToString() ?? "no delivery report");
        bool failed = _trace.Any("bounce.failed-recipients", Headers, "X-Failed-Recipients", value => value.Contains('@', StringComparison.Ordinal));
        bool daemon = _trace.Is("bounce.sender", IsDaemon(), "From");
        bool phrase = _trace.Is(
            "bounce.subject",
            MailMarks.BounceSubjects.Any(begin => MailMarks.Begins(subject, begin)) || MailMarks.WholeBounceSubjects.Any(whole => MailMarks.Is(subject, whole)),
            "Subject");
        bool words = _trace.Is("bounce.words", MailMarks.BounceWords.Any(begin => MailMarks.Begins(subject, begin)) && IsFromServer(), "Subject, and the header of a mail server");
        bool success = _trace.Is("bounce.success-report", report is { IsSuccess: true }, "Action");
        return !success && (type || part || failed || daemon || phrase || words);
    }

    private bool IsDaemon() =>
        MailAddresses.SenderOf(mail) is { } sender ? MailMarks.Is(sender[..sender.LastIndexOf('@')], "mailer-daemon") : Headers.First("From") is { } from && (MailMarks.Is(from, "<>") || MailMarks.Has(from, "mailer-daemon"));

    // Auto-generated is what shops and carriers say of their notices: only a bounce says that it answers a mail.
    private bool IsFromServer() =>
        MailAddresses.HasNullReversePath(mail)
        || (MailAddresses.SenderOf(mail) is { } sender && MailMarks.Is(sender[..sender.LastIndexOf('@')], "postmaster"))
        || Headers.All("Auto-Submitted").Any(value => MailMarks.Is(MailMarks.Keyword(value), "auto-replied"))
        || Headers.All("Content-Type").Any(value => MailMarks.HasParameter(value, "multipart/report"));

    private bool IsOutOfOffice(string subject)
    {
        bool automatic = Headers.All("Auto-Submitted").Any(MailMarks.IsAutoSubmitted);
        bool exchange = _trace.Is(
            "out-of-office.exchange",
            Headers.All("X-Auto-Response-Suppress").Any(value => MailMarks.Has(value, "all")) && Headers.Contains("X-MS-Exchange-Inbox-Rules-Loop"),
            "X-Auto-Response-Suppress with X-MS-Exchange-Inbox-Rules-Loop");
        bool vacation = _trace.Any("out-of-office.vacation", Headers, "Auto-Submitted", value => MailMarks.IsAutoSubmitted(value) && MailMarks.Has(value, "vacation"));
        bool owner = _trace.Any("out-of-office.owner", Headers, "Auto-Submitted", value => MailMarks.Is(MailMarks.Keyword(value), "auto-replied") && MailMarks.Has(value, "owner-email="));
        bool words = _trace.Is("out-of-office.words", automatic && MailMarks.AbsenceWords.Any(word => MailMarks.Has(subject, word)), "Subject of an automatic mail");
        bool begins = _trace.Is("out-of-office.subject", MailMarks.OutOfOfficeSubjects.Any(begin => MailMarks.Begins(subject, begin)), "Subject");
        return exchange || vacation || owner || words || begins;
    }

    // A report of a success says of a mail what a receipt says.
    private bool IsAutomaticReply(string subject, DeliveryReport? report) =>
        _trace.Any("auto-reply.auto-submitted", Headers, "Auto-Submitted", value => MailMarks.Is(MailMarks.Keyword(value), "auto-replied"))
        | _trace.Is("auto-reply.precedence", Precedences().Any(value => MailMarks.Begins(value, "auto_reply") || MailMarks.Begins(value, "auto-reply")), "Precedence")
        | _trace.Any("auto-reply.x-autoreply", Headers, "X-Autoreply", value => !MailMarks.Is(value, "no"))
        | _trace.Is("auto-reply.x-autorespond", Present("X-Autorespond", "X-Autoresponse", "X-AutoReply-From", "X-Mail-Autoreply", "X-Auto-Reply-From"), "X-Autorespond and the like")
        | _trace.Any("auto-reply.x-autogenerated", Headers, "X-Autogenerated", value => MailMarks.Begins(value, "reply"))
        | _trace.Any("auto-reply.receipt", Headers, "Content-Type", value => MailMarks.HasParameter(value, "report-type=disposition-notification"))
        | _trace.Is("auto-reply.success-report", report is { IsSuccess: true }, "Action")
        | _trace.Is("auto-reply.subject", MailMarks.Begins(subject, "Auto:") && Headers.All("Auto-Submitted").Any(MailMarks.IsAutoSubmitted), "Subject");

    private bool IsGenerated() =>
        _trace.Any("generated.auto-submitted", Headers, "Auto-Submitted", MailMarks.IsAutoSubmitted)
        | _trace.Is("generated.x-autogenerated", Headers.Contains("X-Autogenerated"), "X-Autogenerated")
        | _trace.Any("generated.x-amazon", Headers, "X-AMAZON-MAIL-RELAY-TYPE", value => MailMarks.Begins(value, "notification"));

    private bool IsBulk() =>
        _trace.Is("bulk.precedence", Precedences().Any(value => MailMarks.Has(value, "bulk") || MailMarks.Has(value, "list") || MailMarks.Has(value, "junk")), "Precedence")
        | _trace.Is("bulk.list", Present("List-Id", "List-Unsubscribe", "List-Post", "List-Help"), "List-…");

    private AutoResponseRefusal Refusal(MailNature nature, bool bulk)
    {
        string? id = MessageIds.Of(Headers);
        string? reply = MailAddresses.ReplyAddressOf(mail);
        string? sender = MailAddresses.SenderOf(mail);
        (AutoResponseRefusal Refusal, bool Holds, string Detail)[] rules =
        [
            (AutoResponseRefusal.Bounce, nature == MailNature.Bounce || MailAddresses.HasNullReversePath(mail), "bounce or null reverse path"),
            (AutoResponseRefusal.Automatic, nature is MailNature.Generated or MailNature.AutomaticReply or MailNature.OutOfOffice, nature.ToString()),
            (AutoResponseRefusal.Bulk, bulk, "Precedence or List-…"),
            (AutoResponseRefusal.Suppressed, Headers.All("X-Auto-Response-Suppress").Any(IsSuppressed), "X-Auto-Response-Suppress"),
            (AutoResponseRefusal.Loop, Headers.All("X-Loop").Any(value => value.Length > 0 && !MailMarks.Is(value, "no")), "X-Loop"),
            (AutoResponseRefusal.Loop, Headers.All("Received").Count > MaximumReceived, "Received"),
            (AutoResponseRefusal.OwnMessage, id is not null && options.IsSystemDomain(MessageIds.DomainOf(id)), "Message-ID"),
            (AutoResponseRefusal.OwnAddress, options.IsOwnAddress(sender) || options.IsOwnAddress(reply), "From, Reply-To"),
            (AutoResponseRefusal.NoSender, reply is null, "From, Reply-To"),
            (AutoResponseRefusal.RoleAddress, reply is not null && MailMarks.IsRoleAddress(reply), "From, Reply-To"),
        ];
        AutoResponseRefusal first = AutoResponseRefusal.None;
        foreach ((AutoResponseRefusal refusal, bool holds, string detail) in rules)
        {
            if (_trace.Is("no-answer." + refusal, holds, detail) && first == AutoResponseRefusal.None)
            {
                first = refusal;
            }
        }

        return first;
    }

    private static bool IsSuppressed(string value) =>
        value.Split(',').Any(word => MailMarks.Is(word, "All") || MailMarks.Is(word, "AutoReply") || MailMarks.Is(word, "OOF"));

    private IEnumerable<string> Precedences() => Headers.All("Precedence").Concat(Headers.All("X-Precedence"));

    private bool Present(params string[] fields) => fields.Any(Headers.Contains);
}
