using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using static CustomerLifecycle.Tickets.Mail.MailFixture;

namespace CustomerLifecycle.Tickets.Mail;

public sealed class MailRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly KnownTicket Open = new() { Ticket = new("t-1"), Subjects = ["The kettle leaks"] };
    private static readonly KnownTicket Done = Open with { IsOpen = false, DoneAt = Now.AddDays(-3) };

    [Fact]
    [Trait("Feature", "tickets.mail-explain")]
    public void Every_decision_says_why_without_a_word_of_the_writer()
    {
        InboundMail mail = NewMail("<2@example.com>", "Re: [Ticket#T9] secret subject", "secret text", ("Precedence", "list"));
        MailDecision decision = Decide(mail, byNumber: ("T9", Done));

        Assert.Equal(new("bulk.precedence", true, "Precedence"), decision.Why.Single(finding => finding.Rule == "bulk.precedence"));
        Assert.Equal(new("thread.subject", true, "1 looked up"), decision.Why.Single(finding => finding.Rule == "thread.subject"));
        Assert.Equal(new("reopen", true, "the ticket is done"), decision.Why[^1]);
        Assert.Contains(decision.Why, finding => finding is { Rule: "bounce.report", Holds: false });
        Assert.All(decision.Why, finding => Assert.DoesNotContain("secret", finding.Detail + finding.Rule));
        Assert.All(decision.Why, finding => Assert.DoesNotContain("lee", finding.Detail));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [InlineData(MailNature.Personal, "X-Mailer", "Thunderbird")]
    [InlineData(MailNature.Bulk, "List-Id", "<users.example.com>")]
    [InlineData(MailNature.Bulk, "Precedence", "junk")]
    [InlineData(MailNature.Generated, "Auto-Submitted", "auto-generated")]
    [InlineData(MailNature.Generated, "Auto-Submitted", "auto-notified; owner-email=\"a@example.com\"")]
    [InlineData(MailNature.AutomaticReply, "Auto-Submitted", " Auto-Replied ")]
    [InlineData(MailNature.AutomaticReply, "X-Autorespond", "")]
    [InlineData(MailNature.AutomaticReply, "Content-Type", "multipart/report;\r\n\treport-type = disposition-notification")]
    [InlineData(MailNature.OutOfOffice, "Subject", "Out of Office: kettle")]
    [InlineData(MailNature.OutOfOffice, "Auto-Submitted", "auto-replied (vacation)")]
    [InlineData(MailNature.Bounce, "Content-Type", "multipart/report; report-type=\"delivery-status\"")]
    [InlineData(MailNature.Bounce, "From", "\"Mail Delivery System\" <MAILER-DAEMON@mx.example.com>")]
    [InlineData(MailNature.Bounce, "Subject", "failure notice")]
    [InlineData(MailNature.Personal, "Subject", "Delivery failure: my parcel never came")]
    [InlineData(MailNature.Personal, "Subject", "How do I set up an automatic reply: please help")]
    [InlineData(MailNature.Personal, "Auto-Submitted", "no")]
    [InlineData(MailNature.Personal, "X-Autoreply", "no")]
    public void The_nature_of_a_mail_is_seen_in_its_header(MailNature expected, string name, string value)
    {
        InboundMail mail = new() { Headers = MailHeaders.Of(name == "From" ? ("To", Desk) : ("From", "lee@example.com"), (name, value)) };
        Assert.Equal(expected, new MailRules().Classify(mail).Nature);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [InlineData("未送达：订单 88123")]
    [InlineData("退信问题怎么解决")]
    [InlineData("邮件投递失败怎么办")]
    [InlineData("Non remis : colis 123")]
    [InlineData("No se puede entregar: pedido 7")]
    [InlineData("Unzustellbar: Paket 5")]
    [InlineData("Undeliverable: parcel 5")]
    [InlineData("Delivery failed")]
    public void What_customers_write_of_parcels_is_a_bounce_only_when_a_mail_server_sent_it(string subject)
    {
        foreach ((string name, string value) in new[] { ("X-Mailer", "Foxmail"), ("Auto-Submitted", "no"), ("Auto-Submitted", "auto-generated") })
        {
            MailDecision decision = Decide(NewMail(subject: subject, headers: (name, value)));
            Assert.Equal((MailDecisionKind.NewTicket, false), (decision.Kind, decision.Classification.IsBounce));
        }

        foreach ((string name, string value) in new[] { ("From", "postmaster@mx.example.com"), ("Auto-Submitted", "auto-replied"), ("Content-Type", "multipart/report; boundary=x") })
        {
            InboundMail bounce = new() { Headers = MailHeaders.Of(("Subject", subject), (name, value)) };
            Assert.Equal(MailNature.Bounce, new MailRules().Classify(bounce).Nature);
        }
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [InlineData("failed", "5.1.1", MailNature.Bounce, true)]
    [InlineData("delayed", "4.4.1", MailNature.Bounce, false)]
    [InlineData("failed", "", MailNature.Bounce, true)]
    public void A_delivery_report_says_whether_trying_again_is_of_use(string action, string status, MailNature nature, bool permanent)
    {
        MailClassification found = new MailRules().Classify(Report(action, status));

        Assert.Equal((nature, permanent, "lee@example.com"), (found.Nature, found.Report!.IsPermanent, found.Report.FinalRecipient));
        Assert.DoesNotContain("lee", found.Report.ToString());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [InlineData("delivered")]
    [InlineData("relayed")]
    [InlineData("expanded")]
    public void A_report_of_a_success_is_no_bounce_though_its_reverse_path_is_the_null_one(string action)
    {
        InboundMail report = Report(action, "2.0.0", ("Return-Path", "<>"));
        report = report with { Parts = [.. report.Parts, new() { MediaType = "message/rfc822", Headers = MailHeaders.Of(("Message-ID", "<sent@support.example.com>")) }] };

        MailDecision decision = Decide(report, [("sent@support.example.com", Done)]);

        Assert.Equal((MailNature.AutomaticReply, false), (decision.Classification.Nature, decision.Classification.Report!.IsPermanent));
        Assert.Equal((MailDecisionKind.AutoReply, Done.Ticket, false, false), (decision.Kind, decision.Ticket, decision.Reopens, decision.MayAutoRespond));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [InlineData("failed 5.1.1 bob@example.com", "relayed 2.0.0 lee@example.com", "failed 5.1.1 bob@example.com", "failed 5.7.1 eve@example.com")]
    [InlineData("failed 4.4.7 bob@example.com", "delayed 4.4.1 lee@example.com", "failed 4.4.7 bob@example.com")]
    [InlineData("delayed 4.4.1 bob@example.com", "delivered 2.0.0 lee@example.com", "delayed 4.4.1 bob@example.com")]
    [InlineData("delivered 2.0.0 lee@example.com", "delivered 2.0.0 lee@example.com", "relayed 2.0.0 bob@example.com")]
    public void Of_several_recipients_of_a_report_the_one_that_was_not_reached_counts(string expected, params string[] recipients)
    {
        InboundMail report = Report("", "") with
        {
            Parts =
            [
                new()
                {
                    MediaType = "message/delivery-status",
                    Text = "Reporting-MTA: dns; mx\r\n" + string.Concat(recipients.Select(one => one.Split(' ')).Select(one => $"\r\nFinal-Recipient: rfc822;{one[2]}\r\nAction: {one[0]}\r\nStatus: {one[1]}\r\n")),
                },
            ],
        };

        MailClassification found = new MailRules().Classify(report);

        Assert.Equal(expected, $"{found.Report!.Action} {found.Report.Status} {found.Report.FinalRecipient}");
        Assert.Equal(!expected.StartsWith("delivered", StringComparison.Ordinal), found.IsBounce);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-loops")]
    [InlineData(AutoResponseRefusal.None, "X-Mailer", "Thunderbird")]
    [InlineData(AutoResponseRefusal.Bounce, "Return-Path", "<>")]
    [InlineData(AutoResponseRefusal.Automatic, "Auto-Submitted", "auto-generated")]
    [InlineData(AutoResponseRefusal.Bulk, "List-Unsubscribe", "<mailto:x@example.com>")]
    [InlineData(AutoResponseRefusal.Suppressed, "X-Auto-Response-Suppress", "DR, OOF, AutoReply")]
    [InlineData(AutoResponseRefusal.None, "X-Auto-Response-Suppress", "DR, RN")]
    [InlineData(AutoResponseRefusal.Loop, "X-Loop", "other.example.org")]
    [InlineData(AutoResponseRefusal.OwnMessage, "Message-ID", "<1@SUPPORT.example.com>")]
    [InlineData(AutoResponseRefusal.OwnAddress, "Reply-To", "Desk <DESK@support.example.com>")]
    [InlineData(AutoResponseRefusal.RoleAddress, "Reply-To", "no-reply+17@example.com")]
    [InlineData(AutoResponseRefusal.RoleAddress, "Reply-To", "owner-users@example.com")]
    public void No_automatic_answer_goes_where_it_would_start_a_loop_or_reach_nobody(AutoResponseRefusal expected, string name, string value)
    {
        MailRulesOptions options = new() { SystemDomains = { "support.example.com" }, OwnAddresses = { Desk } };
        InboundMail mail = new() { Headers = MailHeaders.Of(("From", "lee@example.com"), (name, value)) };

        MailDecision decision = new MailRules(options).Decide(mail, MailKnowledge.None, Now);

        Assert.Equal((expected, expected == AutoResponseRefusal.None), (decision.AutoResponseRefusal, decision.MayAutoRespond));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-loops")]
    public void A_mail_that_went_round_too_often_is_not_answered()
    {
        InboundMail mail = NewMail(headers: [.. Enumerable.Range(0, 101).Select(i => ("Received", $"by mx{i}"))]);
        Assert.Equal(AutoResponseRefusal.Loop, new MailRules().Classify(mail).AutoResponseRefusal);
    }

    [Fact]
    [Trait("Feature", "tickets.mail-loops")]
    public void Our_own_loop_mark_on_a_mail_that_comes_in_ends_it()
    {
        MailRulesOptions options = new() { SystemDomains = { "support.example.com" } };
        MailDecision decision = new MailRules(options).Decide(NewMail(headers: ("X-Loop", "<desk@support.example.com>")), MailKnowledge.None, Now);
        Assert.Equal((MailDecisionKind.Ignored, MailIgnoreReason.Loop), (decision.Kind, decision.IgnoreReason));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-loops")]
    public void A_bounce_that_our_own_server_wrote_is_still_a_bounce()
    {
        MailRulesOptions options = new() { SystemDomains = { "support.example.com" } };
        InboundMail bounce = new() { Headers = MailHeaders.Of(("From", "MAILER-DAEMON@support.example.com"), ("Message-ID", "<x@support.example.com>")) };
        Assert.Equal(MailDecisionKind.Bounce, new MailRules(options).Decide(bounce, MailKnowledge.None, Now).Kind);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [InlineData("[Ticket#T000123] kettle", "T000123")]
    [InlineData("AW: ticket#t000123", "T000123")]
    [InlineData("Ticket# T000123.", "T000123")]
    [InlineData("Ticket#:  T000123", "T000123")]
    [InlineData("Ticket#after-sales-2026-7-kettle", "after-sales-2026-7")]
    [InlineData("MyTicket#T000123", null)]
    [InlineData("Ticket# kettle", null)]
    [InlineData("T000123", null)]
    public void Numbers_are_found_behind_the_hook(string subject, string? number)
    {
        IReadOnlyList<string> found = new MailRules().KeysOf(NewMail(subject: subject)).Numbers;
        Assert.Equal(number is not null, number is null ? found.Count > 0 : found.Contains(number));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public void Hook_and_divider_are_the_hosts_and_outgoing_subjects_are_found_again()
    {
        MailRules rules = new(new() { TicketHook = "单号", TicketHookDivider = "：" });
        string subject = rules.SubjectOf("T7", "Re: AW[2]: [单号：T6] 水壶  漏水");

        Assert.Equal("[单号：T7] 水壶 漏水", subject);
        Assert.Contains("T7", rules.KeysOf(NewMail(subject: "回复：" + subject)).Numbers);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [InlineData("Re: The kettle leaks", "The kettle leaks")]
    [InlineData("AW: WG[5]: Fwd (2): The kettle leaks", "The kettle leaks")]
    [InlineData("回复: 转发：水壶漏水", "水壶漏水")]
    [InlineData("[Ticket#T1]   Re: Re:x", "x")]
    [InlineData("Kettle: it leaks", "Kettle: it leaks")]
    [InlineData("Re:", "")]
    public void A_subject_without_what_mail_programs_put_around_it(string subject, string core) => Assert.Equal(core, new MailRules().CoreOf(subject));

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public void The_nearest_reference_wins_and_references_alone_need_the_same_subject()
    {
        KnownTicket other = Open with { Ticket = new("t-2") };
        (string, KnownTicket)[] known = [("old@example.com", Open), ("new@example.com", other)];
        InboundMail answer = NewMail("<9@example.com>", "Re: the KETTLE leaks", headers: [("References", "<old@example.com> <unknown@x> <new@example.com>")]);

        Assert.Equal(other.Ticket, Decide(answer, known).Ticket);
        Assert.Equal(MailDecisionKind.NewTicket, Decide(answer with { Subject = "Something else" }, known).Kind);
        Assert.Equal(other.Ticket, Decide(answer with { Subject = "Something else" }, known, options => options.SearchIn = MailPlaces.References).Ticket);
        Assert.Equal(MailDecisionKind.NewTicket, Decide(answer, known, options => options.SearchIn = MailPlaces.None).Kind);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [InlineData(null, true, MailDecisionKind.FollowUp)]
    [InlineData(4, true, MailDecisionKind.FollowUp)]
    [InlineData(2, true, MailDecisionKind.NewTicket)]
    [InlineData(0, true, MailDecisionKind.NewTicket)]
    [InlineData(null, false, MailDecisionKind.NewTicket)]
    public void A_done_ticket_is_taken_up_again_within_its_window_and_if_its_workflow_can(int? windowDays, bool canReopen, MailDecisionKind expected)
    {
        MailDecision decision = Decide(
            NewMail(subject: "[Ticket#T9]"), byNumber: ("T9", Done with { CanReopen = canReopen }),
            configure: options => options.ReopenWindow = windowDays is { } days ? TimeSpan.FromDays(days) : null);

        Assert.Equal((expected, expected == MailDecisionKind.FollowUp), (decision.Kind, decision.Reopens));
        Assert.Equal(expected == MailDecisionKind.NewTicket ? Done.Ticket : null, decision.Former);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [InlineData(MailReopening.ExceptAutomaticReplies, false)]
    [InlineData(MailReopening.AnyMail, true)]
    public void Whether_an_automatic_reply_takes_up_a_done_ticket_is_the_hosts_choice(MailReopening reopening, bool reopens)
    {
        MailDecision decision = Decide(NewMail(subject: "[Ticket#T9]", headers: ("Auto-Submitted", "auto-replied")), byNumber: ("T9", Done), configure: options => options.Reopening = reopening);
        Assert.Equal((MailDecisionKind.AutoReply, reopens), (decision.Kind, decision.Reopens));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public void A_bounce_that_quotes_the_header_in_its_text_is_found_too()
    {
        InboundMail bounce = new()
        {
            Headers = MailHeaders.Of(("Return-Path", "<>"), ("Subject", "failure notice")),
            TextBody = "Hi. This is the qmail-send program.\n\n--- Below this line is a copy of the message.\n\nReceived: by x\nMessage-ID: <sent@support.example.com>\nSubject: kettle\n\nHello",
        };
        Assert.Equal(Open.Ticket, Decide(bounce, [("sent@support.example.com", Open)]).Ticket);
    }

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public void Options_out_of_range_are_named()
    {
        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() =>
            new MailRules(new() { TicketHook = " ", MaximumBody = 1, MaximumReferences = 5_000, ReopenWindow = TimeSpan.FromDays(-1), SystemDomains = { "a@b" } }));
        Assert.Equal(5, wrong.Failures.Count());
    }

    private static MailDecision Decide(InboundMail mail, (string Id, KnownTicket Ticket)[]? byId = null, Action<MailRulesOptions>? configure = null, (string Number, KnownTicket Ticket)? byNumber = null)
    {
        MailRulesOptions options = new();
        configure?.Invoke(options);
        return new MailRules(options).Decide(
            mail,
            new()
            {
                ByMessageId = (byId ?? []).ToFrozenDictionary(known => known.Id, known => known.Ticket),
                ByNumber = byNumber is { } number ? new Dictionary<string, KnownTicket> { [number.Number] = number.Ticket } : FrozenDictionary<string, KnownTicket>.Empty,
            },
            Now);
    }

    private static InboundMail Report(string action, string status, params (string Name, string Value)[] headers) => new()
    {
        Headers = MailHeaders.Of([("Content-Type", "multipart/report; report-type=delivery-status"), .. headers]),
        Parts = [new() { MediaType = "message/delivery-status", Text = $"Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822;Lee@Example.com\r\nAction: {action}\r\n" + (status.Length > 0 ? $"Status: {status} (x)\r\n" : "") }],
    };
}
