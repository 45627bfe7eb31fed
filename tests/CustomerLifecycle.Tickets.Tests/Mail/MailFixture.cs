using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets.Mail;

/// <summary>Tickets with a desk and a sales mailbox over one of the storages, for one test. The clock starts on Monday, 2 March 2026, 09:00 UTC.</summary>
internal sealed class MailFixture : IAsyncDisposable
{
    public const string Desk = "desk@support.example.com";
    public const string Sales = "sales@support.example.com";

    private readonly TestStorage _storage;

    private MailFixture(TestStorage storage) => _storage = storage;

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    public static TenantId Tenant { get; } = new("acme");

    public static TicketActor Ann { get; } = TicketActor.Agent(new("ann"));

    public ITicketService Tickets => _storage.Get<ITicketService>();

    public ITicketRelations Relations => _storage.Get<ITicketRelations>();

    public IMailIntake Intake => _storage.Get<IMailIntake>();

    public ITicketMailStore Mails => _storage.Get<ITicketMailStore>();

    public IServiceProvider Services => _storage.Services;

    public ManualTimeProvider Clock => _storage.Clock;

    public static async Task<MailFixture> CreateAsync(string kind, Action<TicketMailOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        TestStorage storage = await TestStorage.CreateAsync(kind, builder =>
        {
            services?.Invoke(builder.Services);
            builder.AddTicketMail(options =>
            {
                options.Rules.SystemDomains.Add("support.example.com");
                options.AddMailbox(Desk, new() { Type = "after-sales", Group = "desk" }).AddMailbox(Sales, new() { Type = "pre-sales", Group = "sales" });
                configure?.Invoke(options);
            });
        });
        storage.Clock.SetUtcNow(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        return new(storage);
    }

    /// <summary>A customer's mail.</summary>
    public static InboundMail NewMail(string? id = "<1@example.com>", string subject = "The kettle leaks 水壶漏水", string text = "Please help.", params (string Name, string Value)[] headers) => new()
    {
        Headers = MailHeaders.Of([("From", "Ann Lee <lee@example.com>"), ("To", Desk), ("Subject", subject), .. id is null ? [] : new[] { ("Message-ID", id) }, .. headers]),
        TextBody = text,
    };

    public Task<MailReceipt> ReceiveAsync(InboundMail mail, string mailbox = Desk, CustomerId? customer = null) =>
        Intake.ReceiveAsync(new() { Tenant = Tenant, Mailbox = mailbox, Mail = mail, Customer = customer });

    public async Task<Ticket> FireAsync(Ticket ticket, string trigger, params (string Name, string Value)[] fields) =>
        (await Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = trigger, Fields = fields.ToDictionary(f => f.Name, f => f.Value) })).EnsureApplied();

    public async Task<Ticket> SolvedAsync(Ticket ticket) => await FireAsync(await FireAsync(ticket, "Start"), "Solve", ("resolution", "new seal"));

    public async Task<Ticket> GetAsync(Ticket ticket) => (await Tickets.GetAsync(Tenant, ticket.Id))!;

    public async Task<IReadOnlyList<Ticket>> AllAsync() => await Tickets.QueryAsync(Tenant, new() { Take = 200 });

    public async Task<IReadOnlyList<string>> CommentsAsync(Ticket ticket) => [.. (await Tickets.GetCommentsAsync(Tenant, ticket.Id)).Select(comment => comment.Text)];

    public async Task DueAsync(TimeSpan later)
    {
        Clock.Advance(later);
        await _storage.Get<DueDispatcher>().DrainAsync();
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();
}
