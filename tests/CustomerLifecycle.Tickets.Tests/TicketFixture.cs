using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket service over one of the storages, for one test. The clock starts on Monday, 2 March 2026, 09:00 UTC.</summary>
internal sealed class TicketFixture : IAsyncDisposable
{
    /// <summary>Every storage by its name.</summary>
    public static readonly TheoryData<string> Storages = ["memory", "sqlite", "postgresql"];

    private readonly TestStorage _storage;

    private TicketFixture(TestStorage storage, EventLog log) => (_storage, Log) = (storage, log);

    public static TenantId Tenant { get; } = new("acme");

    public static TicketActor Ann { get; } = TicketActor.Agent(new("ann"));

    public ITicketService Tickets => _storage.Get<ITicketService>();

    public ITicketRelations Relations => Get<ITicketRelations>();

    public ITicketCallbacks Callbacks => Get<ITicketCallbacks>();

    public ManualTimeProvider Clock => _storage.Clock;

    public EventLog Log { get; }

    public static async Task<TicketFixture> CreateAsync(string kind, Action<TicketsOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        EventLog log = new();
        TestStorage storage = await TestStorage.CreateAsync(kind, builder =>
        {
            builder.Services.AddSingleton<IIntegrationEventHandler>(log);
            services?.Invoke(builder.Services);
            builder.AddTickets(options =>
            {
                options.AddCalendar("office", BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Build());
                options.AddSlaPolicy(SlaPolicy.Create("standard", "office")
                    .FirstResponse(TimeSpan.FromHours(2)).NextResponse(TimeSpan.FromHours(4)).Resolution(TimeSpan.FromHours(16))
                    .Group("repair", TimeSpan.FromHours(6)).Escalate(TimeSpan.FromHours(-1)));
                configure?.Invoke(options);
            });
        });
        storage.Clock.SetUtcNow(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        return new(storage, log);
    }

    public static CreateTicket NewTicket(string? key = null) => new()
    {
        Tenant = Tenant,
        Type = "after-sales",
        Subject = "The kettle leaks 水壶漏水",
        Actor = Ann,
        Customer = new CustomerId("c-1"),
        Group = "desk",
        Reason = "defect",
        IdempotencyKey = key,
    };

    public async Task<Ticket> GetAsync(Ticket ticket) => (await Tickets.GetAsync(Tenant, ticket.Id))!;

    public async Task<Ticket> CreateTicketAsync(string? key = null) => (await Tickets.CreateAsync(NewTicket(key))).EnsureApplied();

    public async Task<Ticket> FireAsync(Ticket ticket, string trigger, params (string Name, string Value)[] fields) =>
        (await Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = trigger, Fields = fields.ToDictionary(f => f.Name, f => f.Value) })).EnsureApplied();

    public async Task<Ticket> CommentAsync(Ticket ticket, TicketActor actor, bool isPublic = true) =>
        (await Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = actor, Text = "Hello", IsPublic = isPublic })).EnsureApplied();

    /// <summary>Goes on to an instant, doing at each due time what is due.</summary>
    public async Task GoToAsync(DateTimeOffset instant)
    {
        DueDispatcher due = _storage.Get<DueDispatcher>();
        while (await due.NextAsync() is { } next && next <= instant)
        {
            Clock.SetUtcNow(next > Clock.GetUtcNow() ? next : Clock.GetUtcNow());
            await due.DrainAsync();
        }

        Clock.SetUtcNow(instant);
    }

    /// <summary>Takes everything out of the index that time rules have put there, as if they had not been there yet.</summary>
    public async Task ForgetDueTimesAsync()
    {
        IDueStore store = _storage.Get<IDueStore>();
        foreach (DueItem item in await store.ReadDueAsync("tickets.rule", DateTimeOffset.MaxValue, 100, CancellationToken.None))
        {
            await store.CompleteAsync(item, CancellationToken.None);
        }
    }

    public async Task<IReadOnlyList<T>> EventsAsync<T>()
        where T : IntegrationEvent
    {
        await _storage.DrainAsync();
        return [.. Log.Events.OfType<T>()];
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    internal sealed class EventLog : IIntegrationEventHandler
    {
        public string Name => "log";

        public List<IntegrationEvent> Events { get; } = [];

        public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
        {
            lock (Events)
            {
                Events.Add(integrationEvent);
            }

            return Task.CompletedTask;
        }
    }
}
