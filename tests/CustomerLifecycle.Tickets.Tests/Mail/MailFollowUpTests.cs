using CustomerLifecycle.Events;
using CustomerLifecycle.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CustomerLifecycle.Tickets.Mail.MailFixture;

namespace CustomerLifecycle.Tickets.Mail;

public sealed class MailFollowUpTests
{
    private const string Returned = "Reporting-MTA: dns; mail.example.com\n\nFinal-Recipient: rfc822; lee@example.com\nAction: failed\nStatus: 5.1.1\n";

    public static TheoryData<string> Storages => MailFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task A_customers_answer_takes_up_a_solved_ticket_again(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = await fixture.SolvedAsync((await fixture.ReceiveAsync(NewMail())).Ticket!);

        MailReceipt answer = await fixture.ReceiveAsync(NewMail("<2@example.com>", $"Re: [Ticket#{ticket.Number}] kettle", "It leaks again."), customer: new CustomerId("c-1"));

        Assert.Equal((MailDecisionKind.FollowUp, MailPlaces.Subject, true), (answer.Decision.Kind, answer.Decision.FoundIn, answer.Decision.Reopens));
        Assert.Equal(("InProgress", 1), (answer.Ticket!.State, answer.Ticket.ReopenCount));
        TicketComment comment = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));
        Assert.Equal(("It leaks again.", "customer:c-1", true), (comment.Text, comment.Author, comment.IsPublic));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task Answers_to_a_merged_ticket_land_on_the_one_that_goes_on(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket merged = (await fixture.ReceiveAsync(NewMail("<m1@example.com>"))).Ticket!;
        Ticket kept = (await fixture.ReceiveAsync(NewMail("<m2@example.com>", "Another kettle"))).Ticket!;
        (await fixture.Relations.MergeAsync(new() { Tenant = Tenant, Ticket = merged.Id, Target = kept.Id, Actor = TicketActor.Agent(new("ann")) })).EnsureApplied();

        MailReceipt byNumber = await fixture.ReceiveAsync(NewMail("<a1@example.com>", $"Re: [Ticket#{merged.Number}] kettle", "By number."));
        MailReceipt byMessage = await fixture.ReceiveAsync(NewMail("<a2@example.com>", "Re: " + merged.Subject, "By message.", ("In-Reply-To", "<m1@example.com>")));

        Assert.All(new[] { byNumber, byMessage }, receipt => Assert.Equal((MailDecisionKind.FollowUp, kept.Id), (receipt.Decision.Kind, receipt.Decision.Ticket)));
        Assert.Equal(["By number.", "By message."], (await fixture.Tickets.GetCommentsAsync(Tenant, kept.Id)).Select(comment => comment.Text));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [MemberData(nameof(Storages))]
    public async Task An_out_of_office_note_is_kept_and_leaves_a_solved_ticket_solved(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = await fixture.SolvedAsync((await fixture.ReceiveAsync(NewMail())).Ticket!);

        MailReceipt note = await fixture.ReceiveAsync(NewMail("<2@example.com>", $"Automatic reply: [Ticket#{ticket.Number}] kettle", "I am away.", ("Auto-Submitted", "auto-replied")));

        Assert.Equal((MailDecisionKind.AutoReply, false, "Solved"), (note.Decision.Kind, note.Decision.Reopens, note.Ticket!.State));
        Assert.Equal((AutoResponseRefusal.Automatic, (AutomaticAnswer?)null), (note.AutoResponseRefusal, note.Answer));
        TicketComment comment = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));
        Assert.Equal(("I am away.", ParticipantKind.System, false), (comment.Text, comment.AuthorKind, comment.IsPublic));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-automatic")]
    [MemberData(nameof(Storages))]
    public async Task A_bounce_of_an_agents_mail_lands_on_its_ticket_and_one_of_an_unknown_mail_nowhere(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = await fixture.SolvedAsync((await fixture.ReceiveAsync(NewMail())).Ticket!);
        await fixture.Intake.RecordSentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Mailbox = Desk, MessageId = "<reply-1@support.example.com>", To = new(ContactPointKind.Email, "Lee@Example.com"), Subject = "Re: kettle" });

        MailReceipt bounce = await fixture.ReceiveAsync(Bounce("<reply-1@support.example.com>", "<b1@mail.example.com>"));
        MailReceipt stray = await fixture.ReceiveAsync(Bounce("<never@support.example.com>", "<b2@mail.example.com>"));

        Assert.Equal((MailDecisionKind.Bounce, ticket.Id, "Solved"), (bounce.Decision.Kind, bounce.Ticket!.Id, bounce.Ticket.State));
        Assert.Equal(("failed", "5.1.1", "lee@example.com", true), (bounce.Decision.Classification.Report!.Action, bounce.Decision.Classification.Report.Status, bounce.Decision.Classification.Report.FinalRecipient, bounce.Decision.Classification.Report.IsPermanent));
        Assert.Equal((MailDecisionKind.Bounce, (Ticket?)null), (stray.Decision.Kind, stray.Ticket));
        Assert.Null(bounce.Answer);
        Assert.Single(await fixture.AllAsync());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_that_waits_for_the_customer_goes_on_when_the_customer_answers(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        ticket = await fixture.FireAsync(await fixture.FireAsync(ticket, "Start"), "AskCustomer");

        MailReceipt away = await fixture.ReceiveAsync(NewMail("<2@example.com>", $"Auto: [Ticket#{ticket.Number}]", "Away.", ("X-Autoreply", "yes")));
        MailReceipt answer = await fixture.ReceiveAsync(NewMail("<3@example.com>", $"Re: [Ticket#{ticket.Number}]", "Since Monday."));

        Assert.Equal(("WaitingForCustomer", "InProgress"), (away.Ticket!.State, answer.Ticket!.State));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task Long_after_a_ticket_is_done_its_thread_makes_a_new_one_that_names_the_old(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, options => options.Rules.ReopenWindow = TimeSpan.FromDays(14));
        Ticket old = await fixture.SolvedAsync((await fixture.ReceiveAsync(NewMail())).Ticket!);
        fixture.Clock.Advance(TimeSpan.FromDays(15));

        MailReceipt answer = await fixture.ReceiveAsync(NewMail("<2@example.com>", $"Re: [Ticket#{old.Number}] The kettle leaks"));

        Assert.Equal((MailDecisionKind.NewTicket, old.Id), (answer.Decision.Kind, answer.Decision.Former!.Value));
        Assert.Equal(("The kettle leaks", "New"), (answer.Ticket!.Subject, answer.Ticket.State));
        Assert.Equal("Solved", (await fixture.GetAsync(old)).State);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task A_mail_on_a_solved_ticket_that_cannot_be_reopened_makes_a_new_one_linked_with_it(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket parent = (await fixture.ReceiveAsync(NewMail("<p@example.com>", "Both kettles"))).Ticket!;
        Ticket child = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        (await fixture.Relations.LinkAsync(new() { Tenant = Tenant, Ticket = parent.Id, Other = child.Id, Kind = TicketLinkKind.ParentOf, Actor = Ann })).EnsureApplied();
        child = await fixture.SolvedAsync(child);
        await fixture.SolvedAsync(parent);
        InboundMail complaint = NewMail("<2@example.com>", $"Re: [Ticket#{child.Number}] kettle", "It leaks again.");

        MailReceipt answer = await fixture.ReceiveAsync(complaint, customer: new CustomerId("c-1"));
        MailReceipt again = await fixture.ReceiveAsync(complaint, customer: new CustomerId("c-1"));

        Assert.Equal((MailDecisionKind.NewTicket, child.Id, false), (answer.Decision.Kind, answer.Decision.Former!.Value, answer.Decision.Reopens));
        Assert.Contains(answer.Decision.Why, finding => finding is { Rule: "reopen.refused", Holds: true } && finding.Detail.Contains(parent.Number, StringComparison.Ordinal));
        Assert.Equal(("It leaks again.", "New", "kettle"), (answer.Ticket!.Description!, answer.Ticket.State, answer.Ticket.Subject));
        Assert.Equal((TicketLinkKind.RepeatOf, child.Id), (answer.Ticket.Links[0].Kind, answer.Ticket.Links[0].Ticket));
        Assert.Contains((await fixture.GetAsync(child)).Links, link => link.Kind == TicketLinkKind.RepeatedBy && link.Ticket == answer.Ticket.Id);
        Assert.Empty(await fixture.CommentsAsync(child));
        Assert.Equal((3, answer.Ticket.Id), ((await fixture.AllAsync()).Count, again.Ticket!.Id));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task A_mail_that_starts_anew_is_linked_with_the_ticket_it_comes_from_even_when_it_is_given_in_twice(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, options => options.Rules.ReopenWindow = TimeSpan.FromDays(14));
        Ticket old = await fixture.SolvedAsync((await fixture.ReceiveAsync(NewMail())).Ticket!);
        fixture.Clock.Advance(TimeSpan.FromDays(15));
        InboundMail mail = NewMail("<2@example.com>", $"Re: [Ticket#{old.Number}] The kettle leaks");

        Ticket anew = (await fixture.ReceiveAsync(mail)).Ticket!;
        MailReceipt again = await fixture.ReceiveAsync(mail);

        Assert.Equal((TicketLinkKind.RepeatOf, old.Id), (anew.Links[0].Kind, anew.Links[0].Ticket));
        Assert.Equal((TicketLinkKind.RepeatedBy, anew.Id), ((await fixture.GetAsync(old)).Links[0].Kind, (await fixture.GetAsync(old)).Links[0].Ticket));
        Assert.Equal((anew.Id, 2), (again.Ticket!.Id, (await fixture.AllAsync()).Count));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task An_agents_answer_by_mail_is_the_agents_public_reply(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;

        MailReceipt answer = await fixture.Intake.ReceiveAsync(new() { Tenant = Tenant, Mailbox = Desk, Agent = new("ann"), Mail = NewMail("<2@example.com>", $"Re: [Ticket#{ticket.Number}]", "Send it in.") });

        Assert.Equal(fixture.Clock.GetUtcNow(), answer.Ticket!.FirstRespondedAt);
        Assert.Equal(AutoResponseRefusal.NotAnswered, answer.AutoResponseRefusal);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task A_strangers_mail_makes_a_ticket_without_a_customer_and_keeps_address_and_attachments(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        MailReceipt receipt = await fixture.ReceiveAsync(NewMail() with
        {
            Parts = [new() { MediaType = "image/png", FileName = "leak.png", Length = 1234, Reference = "s3://mails/1/leak.png" }, new() { MediaType = "text/plain", Text = "not kept" }],
        });

        Assert.Null(receipt.Ticket!.Customer);
        TicketMail mail = (await fixture.Intake.GetMailsAsync(Tenant, receipt.Ticket.Id)).Single(mail => !mail.IsSent);
        Assert.Equal((new ContactPoint(ContactPointKind.Email, "lee@example.com"), "1@example.com", Desk), (mail.Address, mail.MessageId, mail.Mailbox));
        Assert.Equal(("s3://mails/1/leak.png", "leak.png", 1234L), (mail.Parts.Single().Reference, mail.Parts.Single().FileName, mail.Parts.Single().Length));
        Assert.DoesNotContain("lee@", mail.Address!.ToString());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task Whoever_is_not_on_a_ticket_cannot_write_on_it_by_its_number_where_that_is_asked_for(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, options => options.Rules.OnlyParticipantsFollowUp = true);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        InboundMail foreign = new() { Headers = MailHeaders.Of(("From", "eve@example.net"), ("Message-ID", "<9@example.net>"), ("Subject", $"[Ticket#{ticket.Number}]")), TextBody = "?" };

        MailReceipt stranger = await fixture.ReceiveAsync(foreign);
        MailReceipt owner = await fixture.ReceiveAsync(NewMail("<2@example.com>", $"[Ticket#{ticket.Number}]"));

        Assert.Equal((MailDecisionKind.NewTicket, MailDecisionKind.FollowUp), (stranger.Decision.Kind, owner.Decision.Kind));
        Assert.Equal(ticket.Id, stranger.Decision.Former);
        Assert.Empty(stranger.Ticket!.Links);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task Another_tenants_tickets_are_not_found(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;

        MailReceipt other = await fixture.Intake.ReceiveAsync(new()
        {
            Tenant = new("other"), Mailbox = Desk, Mail = NewMail("<2@example.com>", $"Re: [Ticket#{ticket.Number}] The kettle leaks 水壶漏水", headers: ("In-Reply-To", "<1@example.com>")),
        });

        Assert.Equal(MailDecisionKind.NewTicket, other.Decision.Kind);
        Assert.Empty(await fixture.Intake.GetMailsAsync(new("other"), ticket.Id));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-privacy")]
    [MemberData(nameof(Storages))]
    public async Task What_is_kept_of_a_persons_mails_is_exported_and_erased(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        IPersonalDataHolder holder = fixture.Services.GetServices<IPersonalDataHolder>().Single(holder => holder.Name == "tickets.mail");
        DataSubject lee = new() { Tenant = Tenant, Customer = new("c-1"), ContactPoints = [new(ContactPointKind.Email, "Lee@example.com")] };

        Assert.Equal(2, await holder.ExportAsync(lee).CountAsync());
        Assert.Equal((2, 0), (await holder.EraseAsync(lee), await holder.EraseAsync(lee)));

        Assert.All(await fixture.Intake.GetMailsAsync(Tenant, ticket.Id), mail => Assert.Equal((null, null), (mail.Address, mail.Subject)));
        Assert.Equal(ticket.Id, (await fixture.ReceiveAsync(NewMail())).Ticket!.Id);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-privacy")]
    [MemberData(nameof(Storages))]
    public async Task What_a_colleague_mailed_onto_somebody_elses_ticket_is_exported_and_erased(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail(), customer: new CustomerId("c-1"))).Ticket!;
        InboundMail mail = new() { Headers = MailHeaders.Of(("From", "Zoe Kim <Zoe@example.com>"), ("Message-ID", "<z@example.com>"), ("Subject", $"[Ticket#{ticket.Number}]")), TextBody = "Mine too. Zoe Kim" };
        await fixture.ReceiveAsync(mail);
        await fixture.ReceiveAsync(NewMail("<2@example.com>", $"Re: [Ticket#{ticket.Number}]", "Any news?"), customer: new CustomerId("c-1"));
        IPersonalDataHolder holder = fixture.Services.GetServices<IPersonalDataHolder>().Single(holder => holder.Name == "tickets");
        DataSubject zoe = new() { Tenant = Tenant, Customer = new("c-2"), ContactPoints = [new(ContactPointKind.Email, "zoe@example.com")] };

        PersonalDataRecord[] handedOut = await holder.ExportAsync(zoe).ToArrayAsync();
        Assert.Contains("Mine too.", Assert.Single(handedOut, record => record.Kind == "ticket-comment").Json, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await holder.EraseAsync(zoe), await holder.EraseAsync(zoe)));

        Assert.Equal(["", "Any news?"], await fixture.CommentsAsync(ticket));
        string everything = TicketJson.Write(new { ticket = await fixture.GetAsync(ticket), history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id), comments = await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id) });
        Assert.DoesNotContain("Zoe", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unknown-", everything, StringComparison.Ordinal);
        Assert.Empty(await fixture.Tickets.SearchAsync(Tenant, "Zoe"));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-threading")]
    [MemberData(nameof(Storages))]
    public async Task A_mail_full_of_what_no_database_takes_still_becomes_a_ticket(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        string rubbish = "a\0b\ud800c" + new string('x', 200_000);
        InboundMail mail = new()
        {
            Headers = MailHeaders.Of([("From", rubbish), ("Message-ID", "<" + new string('m', 990) + "\ud800>"), ("Subject", rubbish), .. Enumerable.Range(0, 2_000).Select(i => ("References", $"<{i}@x> "))]),
            HtmlBody = "<p>" + rubbish,
            Parts = [new() { MediaType = "x\0\ud800", Reference = "r", FileName = rubbish }],
        };

        MailReceipt receipt = await fixture.ReceiveAsync(mail);

        Assert.Equal((MailDecisionKind.NewTicket, AutoResponseRefusal.NoSender), (receipt.Decision.Kind, receipt.AutoResponseRefusal));
        Assert.StartsWith("ab\uFFFDcxxx", receipt.Ticket!.Subject);
        Assert.Equal(receipt.Ticket.Id, (await fixture.ReceiveAsync(mail)).Ticket!.Id);
    }

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public async Task A_mailbox_that_nobody_configured_is_a_clear_error()
    {
        await using MailFixture fixture = await MailFixture.CreateAsync("memory");

        ArgumentException wrong = await Assert.ThrowsAsync<ArgumentException>(() => fixture.ReceiveAsync(NewMail(), "info@support.example.com"));

        Assert.Contains("AddMailbox", wrong.Message);
        Assert.DoesNotContain("info@", wrong.Message);
    }

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public async Task Options_that_cannot_work_are_all_named_when_the_host_starts()
    {
        await using MailFixture fixture = await MailFixture.CreateAsync("memory", options =>
        {
            options.Rules.SystemDomains.Clear();
            options.Rules.MaximumBody = 10;
            options.MaximumAnswersPerSender = 0;
            options.AnswerWindow = TimeSpan.Zero;
            options.OtherMailboxes = new() { Type = "nonsense", Priority = "enormous" };
        });

        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => fixture.Intake);

        Assert.Equal(6, wrong.Failures.Count());
        Assert.Contains(wrong.Failures, failure => failure.Contains("'nonsense'") && failure.Contains("TicketsOptions.Workflows"));
    }

    private static InboundMail Bounce(string original, string id) => new()
    {
        Headers = MailHeaders.Of(("Return-Path", "<>"), ("From", "MAILER-DAEMON@mail.example.com"), ("Subject", "Undelivered Mail Returned to Sender"), ("Message-ID", id), ("Content-Type", "multipart/report; report-type=delivery-status")),
        TextBody = "I'm sorry to have to inform you.",
        Parts = [new() { MediaType = "message/delivery-status", Text = Returned }, new() { MediaType = "message/rfc822", Text = $"Message-ID: {original}\nSubject: Re: kettle\n\nHello" }],
    };
}
