using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.Mail.MailFixture;

namespace CustomerLifecycle.Tickets.Mail;

/// <summary>Each test is named for what users of ticket systems suffer.</summary>
public sealed class MailIntakeTests
{
    public static TheoryData<string> Storages => MailFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task One_mail_that_is_fetched_twice_does_not_make_two_tickets(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        MailReceipt first = await fixture.ReceiveAsync(NewMail());
        MailReceipt again = await fixture.ReceiveAsync(NewMail());

        Assert.Equal((MailDecisionKind.NewTicket, MailDecisionKind.Ignored, MailIgnoreReason.Duplicate), (first.Decision.Kind, again.Decision.Kind, again.Decision.IgnoreReason));
        Assert.Equal(first.Ticket!.Id, again.Ticket!.Id);
        Assert.Equal(("after-sales", "desk", "The kettle leaks 水壶漏水", "Please help."), (first.Ticket.Type, first.Ticket.Group, first.Ticket.Subject, first.Ticket.Description));
        Assert.Null(again.Answer);
        Assert.Single(await fixture.AllAsync());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task One_mail_that_several_workers_fetch_at_once_does_not_make_two_tickets(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);

        MailReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => fixture.ReceiveAsync(NewMail()))));

        Assert.Single(receipts.Select(receipt => receipt.Ticket!.Id).Distinct());
        Assert.Single(await fixture.AllAsync());
        Assert.Single(await fixture.Intake.GetMailsAsync(Tenant, receipts[0].Ticket!.Id), mail => !mail.IsSent);
        Assert.Single(receipts.Select(receipt => receipt.Answer?.MessageId).OfType<string>().Distinct());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task One_mail_to_two_queues_makes_two_tickets_and_each_answer_finds_its_own(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket desk = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        Ticket sales = (await fixture.ReceiveAsync(NewMail(), Sales)).Ticket!;
        InboundMail answer = NewMail("<2@example.com>", "Re: The kettle leaks 水壶漏水", "And it is loud.", ("In-Reply-To", "<1@example.com>"));

        MailReceipt toSales = await fixture.ReceiveAsync(answer, Sales);
        MailReceipt toDesk = await fixture.ReceiveAsync(answer);

        Assert.NotEqual(desk.Id, sales.Id);
        Assert.Equal(("desk", "sales"), (desk.Group, sales.Group));
        Assert.Equal((sales.Id, desk.Id), (toSales.Ticket!.Id, toDesk.Ticket!.Id));
        Assert.Equal(["And it is loud."], await fixture.CommentsAsync(sales));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task An_answer_to_all_that_comes_by_two_mailboxes_is_on_its_ticket_once(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        InboundMail answer = NewMail("<2@example.com>", $"Re: [Ticket#{ticket.Number}] The kettle leaks", "Any news?");

        MailReceipt first = await fixture.ReceiveAsync(answer);
        MailReceipt second = await fixture.ReceiveAsync(answer, Sales);

        Assert.Equal((MailDecisionKind.FollowUp, MailDecisionKind.Ignored), (first.Decision.Kind, second.Decision.Kind));
        Assert.Equal(["Any news?"], await fixture.CommentsAsync(ticket));
        Assert.Single(await fixture.AllAsync());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task A_mail_without_a_message_id_makes_one_ticket_and_another_text_another(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket first = (await fixture.ReceiveAsync(NewMail(id: null))).Ticket!;

        Assert.Equal(first.Id, (await fixture.ReceiveAsync(NewMail(id: null))).Ticket!.Id);
        Assert.NotEqual(first.Id, (await fixture.ReceiveAsync(NewMail(id: null, text: "Please call."))).Ticket!.Id);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task A_scanner_that_sends_all_its_mails_under_one_message_id_gets_a_ticket_for_each(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, services: Dying.Register);
        InboundMail[] scans =
        [
            NewMail(subject: "Scan", text: "Page 1", headers: ("Date", "Mon, 2 Mar 2026 09:00:00 +0000")),
            NewMail(subject: "Scan", text: "Page 2", headers: ("Date", "Mon, 2 Mar 2026 09:00:00 +0000")),
            NewMail(subject: "Scan", text: "Page 2", headers: ("Date", "Mon, 2 Mar 2026 09:05:00 +0000")),
            NewMail(subject: "Scan", text: "Page 2", headers: ("Date", "Mon, 2 Mar 2026 09:05:00 +0000")) with { Parts = [new() { MediaType = "image/png", Length = 7 }] },
        ];

        // Also when the process dies before the first is noted.
        Dying.Of(fixture).IsDead = true;
        await Assert.ThrowsAsync<IOException>(() => fixture.ReceiveAsync(scans[0]));
        Dying.Of(fixture).IsDead = false;
        Array.Reverse(scans);
        List<TicketId> made = [];
        foreach (InboundMail scan in scans)
        {
            made.Add((await fixture.ReceiveAsync(scan)).Ticket!.Id);
        }

        MailReceipt[] again = await Task.WhenAll(scans.Select(scan => fixture.ReceiveAsync(scan)));

        Assert.Equal(4, made.Distinct().Count());
        Assert.All(again, receipt => Assert.Equal(MailIgnoreReason.Duplicate, receipt.Decision.IgnoreReason));
        Assert.Equal(made, again.Select(receipt => receipt.Ticket!.Id));
        Assert.Equal(4, (await fixture.AllAsync()).Count);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task Answers_under_one_message_id_are_all_on_their_ticket_and_each_once(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail("<0@example.com>"))).Ticket!;
        InboundMail first = NewMail(subject: $"Re: [Ticket#{ticket.Number}]", text: "One.");
        InboundMail second = first with { TextBody = "Two." };

        foreach (InboundMail answer in new[] { first, second, first, second with { TextBody = "Two.\r\n" } })
        {
            await fixture.ReceiveAsync(answer);
        }

        Assert.Equal(["One.", "Two."], await fixture.CommentsAsync(ticket));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task A_process_that_dies_before_the_mail_is_noted_makes_no_second_ticket_when_it_comes_back(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, services: Dying.Register);
        Dying dying = Dying.Of(fixture);
        InboundMail reply = NewMail("<2@example.com>", "Re: The kettle leaks 水壶漏水", "More.", ("In-Reply-To", "<1@example.com>"));

        dying.IsDead = true;
        await Assert.ThrowsAsync<IOException>(() => fixture.ReceiveAsync(NewMail()));
        dying.IsDead = false;
        MailReceipt again = await fixture.ReceiveAsync(NewMail());
        dying.IsDead = true;
        await Assert.ThrowsAsync<IOException>(() => fixture.ReceiveAsync(reply));
        dying.IsDead = false;
        MailReceipt replied = await fixture.ReceiveAsync(reply);

        Assert.Equal(again.Ticket!.Id, Assert.Single(await fixture.AllAsync()).Id);
        Assert.NotNull(again.Answer);
        Assert.Equal(again.Ticket.Id, replied.Ticket!.Id);
        Assert.Equal(["More."], await fixture.CommentsAsync(again.Ticket));
        Assert.Equal(3, (await fixture.Intake.GetMailsAsync(Tenant, again.Ticket.Id)).Count);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-once")]
    [MemberData(nameof(Storages))]
    public async Task What_was_begun_before_a_crash_goes_to_the_same_ticket_though_the_world_has_changed(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, options => options.Rules.ReopenWindow = TimeSpan.Zero, Dying.Register);
        Dying dying = Dying.Of(fixture);
        Ticket ticket = (await fixture.ReceiveAsync(NewMail())).Ticket!;
        InboundMail reply = NewMail("<2@example.com>", "Re: The kettle leaks 水壶漏水", "More.", ("In-Reply-To", "<1@example.com>"));

        dying.IsDead = true;
        await Assert.ThrowsAsync<IOException>(() => fixture.ReceiveAsync(reply));
        dying.IsDead = false;
        await fixture.SolvedAsync(ticket);
        MailReceipt again = await fixture.ReceiveAsync(reply);

        Assert.Equal((MailDecisionKind.FollowUp, ticket.Id), (again.Decision.Kind, again.Ticket!.Id));
        Assert.Single(await fixture.AllAsync());
    }

    [Theory]
    [Trait("Feature", "tickets.mail-loops")]
    [MemberData(nameof(Storages))]
    public async Task Two_responders_that_answer_each_other_stop_although_neither_marks_its_mail(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, options =>
        {
            options.Mailboxes[Desk] = options.Mailboxes[Desk] with { AnswersFollowUps = true };
            options.MaximumAnswersPerTicket = 3;
        });
        int answers = 0;
        for (int i = 1; i <= 20; i++)
        {
            MailReceipt receipt = await fixture.ReceiveAsync(NewMail($"<{i}@example.com>", i == 1 ? "Hello" : "Re: [Ticket#T000001] Hello", $"Thank you for your mail {i}."));
            answers += receipt.Answer is null ? 0 : 1;
            fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(3, answers);
        Assert.Equal(AutoResponseRefusal.RateLimited, (await fixture.ReceiveAsync(NewMail("<21@example.com>", "Re: [Ticket#T000001] Hello"))).AutoResponseRefusal);
        fixture.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull((await fixture.ReceiveAsync(NewMail("<22@example.com>", "Re: [Ticket#T000001] Hello"))).Answer);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-loops")]
    [MemberData(nameof(Storages))]
    public async Task A_responder_that_opens_a_ticket_with_each_answer_gets_no_more_than_the_limit(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind, options => options.MaximumAnswersPerSender = 4);
        int answers = 0;
        for (int i = 1; i <= 12; i++)
        {
            answers += (await fixture.ReceiveAsync(NewMail($"<{i}@example.com>", $"Case {i} was opened"))).Answer is null ? 0 : 1;
        }

        Assert.Equal(4, answers);
        MailReceipt another = await fixture.Intake.ReceiveAsync(new()
        {
            Tenant = Tenant,
            Mailbox = Desk,
            Mail = NewMail("<13@example.com>") with { Headers = MailHeaders.Of(("From", "other@example.com"), ("Message-ID", "<13@example.com>")) },
        });
        Assert.NotNull(another.Answer);
    }

    [Theory]
    [Trait("Feature", "tickets.mail-loops")]
    [MemberData(nameof(Storages))]
    public async Task Answers_that_no_limit_counts_any_more_are_forgotten(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        AnswerCount count = new() { Key = "k", At = fixture.Clock.GetUtcNow(), Window = TimeSpan.FromHours(1), Limits = [new("scope", 1)] };
        Assert.True(await fixture.Mails.TryCountAnswerAsync(Tenant, count, default));
        Assert.True(await fixture.Mails.TryCountAnswerAsync(Tenant, count, default));
        Assert.False(await fixture.Mails.TryCountAnswerAsync(Tenant, count with { Key = "k2" }, default));
        Assert.True(await fixture.Mails.TryCountAnswerAsync(new("other"), count with { Key = "k2" }, default));

        await fixture.DueAsync(TimeSpan.FromHours(1));

        // The same instant again: only a forgotten slot can be free.
        Assert.True(await fixture.Mails.TryCountAnswerAsync(Tenant, count with { Key = "k3" }, default));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-loops")]
    [MemberData(nameof(Storages))]
    public async Task Of_many_answers_at_once_no_more_go_out_than_the_limit(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        bool[] counted = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => fixture.Mails.TryCountAnswerAsync(
            Tenant, new() { Key = $"k{i}", At = fixture.Clock.GetUtcNow(), Window = TimeSpan.FromHours(1), Limits = [new("a", 5), new("b", 9)] }, default))));

        Assert.Equal(5, counted.Count(allowed => allowed));
    }

    [Theory]
    [Trait("Feature", "tickets.mail-loops")]
    [MemberData(nameof(Storages))]
    public async Task Our_own_answer_that_comes_back_makes_no_ticket(string kind)
    {
        await using MailFixture fixture = await MailFixture.CreateAsync(kind);
        MailReceipt receipt = await fixture.ReceiveAsync(NewMail());
        AutomaticAnswer answer = receipt.Answer!;
        Assert.Equal(("lee@example.com", "[Ticket#T000001] The kettle leaks 水壶漏水", ""), (answer.To.Value, answer.Subject, answer.EnvelopeSender));
        Assert.Equal(("auto-replied", "<1@example.com>", "<1@example.com>"), (answer.Headers.First("Auto-Submitted"), answer.Headers.First("In-Reply-To"), answer.Headers.First("References")));

        MailReceipt noted = await fixture.ReceiveAsync(new() { Headers = answer.Headers, TextBody = "We have your mail." });
        MailReceipt unknown = await fixture.ReceiveAsync(new() { Headers = MailHeaders.Of(("Message-ID", "<x@support.example.com>"), ("Auto-Submitted", "auto-replied")) });

        Assert.Equal((MailIgnoreReason.OwnMessage, receipt.Ticket!.Id), (noted.Decision.IgnoreReason, noted.Ticket!.Id));
        Assert.Equal(MailIgnoreReason.Loop, unknown.Decision.IgnoreReason);
        Assert.Single(await fixture.AllAsync());
    }

    /// <summary>A store whose process dies before it notes a mail.</summary>
    private sealed class Dying(ITicketMailStore store) : ITicketMailStore
    {
        public bool IsDead { get; set; }

        public static void Register(IServiceCollection services) =>
            services.AddSingleton<ITicketMailStore>(provider => new Dying(Storage.StorageBackend.Create<ITicketMailStore>(
                provider, relational => new RelationalTicketMailStore(relational), memory => new InMemoryTicketMailStore(memory))));

        public static Dying Of(MailFixture fixture) => (Dying)fixture.Mails;

        public Task<IReadOnlyList<TicketMail>> FindAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => store.FindAsync(tenant, keys, cancellationToken);

        public Task<IReadOnlyList<TicketMail>> OfTicketAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) => store.OfTicketAsync(tenant, ticket, cancellationToken);

        public Task<IReadOnlyList<TicketMail>> OfAddressAsync(TenantId tenant, string address, CancellationToken cancellationToken) => store.OfAddressAsync(tenant, address, cancellationToken);

        public Task RecordAsync(TenantId tenant, IReadOnlyList<TicketMail> mails, CancellationToken cancellationToken) =>
            IsDead ? throw new IOException("The process is gone.") : store.RecordAsync(tenant, mails, cancellationToken);

        public Task<int> EraseAsync(TenantId tenant, string address, CancellationToken cancellationToken) => store.EraseAsync(tenant, address, cancellationToken);

        public Task<bool> TryCountAnswerAsync(TenantId tenant, AnswerCount count, CancellationToken cancellationToken) => store.TryCountAnswerAsync(tenant, count, cancellationToken);

        public Task ForgetAnswersAsync(TenantId tenant, string scope, DateTimeOffset before, CancellationToken cancellationToken) => store.ForgetAnswersAsync(tenant, scope, before, cancellationToken);
    }
}
