using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.SlaSamples;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

/// <summary>What becomes of running clocks when a release has other policies and calendars.</summary>
public sealed class SlaReleaseTests
{
    private static readonly SlaPolicy Standard = Policy().FirstResponse(Hours(2)).NextResponse(Hours(4)).Resolution(Hours(16));

    public static TheoryData<string> Databases { get; } = ["sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.sla-reschedule")]
    [MemberData(nameof(Databases))]
    public async Task A_policy_that_is_forgotten_in_one_release_refuses_transitions_and_loses_nothing(string kind)
    {
        await using Releases releases = await Releases.StartAsync(kind, Standard);
        Ticket ticket = (await releases.Tickets.CreateAsync(NewTicket())).EnsureApplied();
        Ticket unanswered = (await releases.Tickets.CreateAsync(NewTicket("2"))).EnsureApplied();

        releases.Publish(Policy("another").Resolution(Hours(1)));
        await releases.GoToAsync(At(2, 10));
        TicketResult refused = await releases.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Start" });
        Assert.Equal(TicketRefusalCodes.UnknownSlaPolicy, Assert.Single(refused.Refusals).Code);
        Assert.Contains("'standard'", refused.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(TicketRefusalCodes.UnknownSlaPolicy, Assert.Single((await releases.Tickets.HandOverAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Group = "repair" })).Refusals).Code);
        (await releases.Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Text = "Hello", IsPublic = true })).EnsureApplied();
        await releases.GoToAsync(At(2, 13));
        Assert.Empty(await releases.EventsAsync<TicketSlaBreached>());
        Assert.Contains(await releases.Tickets.GetHistoryAsync(Tenant, unanswered.Id), entry => entry.Action == "sla" && entry.Reason?.Contains("'standard'", StringComparison.Ordinal) == true);

        releases.Publish(Standard);
        Assert.Equal(2, await releases.Tickets.RescheduleSlaAsync(Tenant, new() { Categories = TicketQuery.OpenCategories }));
        ticket = (await releases.Tickets.GetAsync(Tenant, ticket.Id))!;
        Assert.Equal(SlaStatus.Met, releases.Tickets.GetSla(ticket).Single(state => state.Kind == SlaTargetKind.FirstResponse).Status);
        await releases.GoToAsync(At(5, 9));

        Assert.Equal(
            [(SlaTargetKind.FirstResponse, unanswered.Id), (SlaTargetKind.Resolution, ticket.Id), (SlaTargetKind.Resolution, unanswered.Id)],
            (await releases.EventsAsync<TicketSlaBreached>()).Select(e => (e.Target, e.Ticket)).OrderBy(e => e.Target).ThenBy(e => e.Ticket != ticket.Id));
    }

    [Theory]
    [Trait("Feature", "tickets.sla-reschedule")]
    [MemberData(nameof(Databases))]
    public async Task What_became_due_while_the_policy_was_missing_is_raised_when_it_is_back_even_if_nobody_asks(string kind)
    {
        await using Releases releases = await Releases.StartAsync(kind, Standard);
        await releases.Tickets.CreateAsync(NewTicket());
        releases.Publish();
        await releases.GoToAsync(At(3, 9));
        releases.Publish(Standard);

        await releases.GoToAsync(At(6, 9));

        Assert.Equal([SlaTargetKind.FirstResponse, SlaTargetKind.Resolution], (await releases.EventsAsync<TicketSlaBreached>()).Select(e => e.Target).Order());
    }

    [Theory]
    [Trait("Feature", "tickets.sla-reschedule")]
    [MemberData(nameof(Databases))]
    public async Task A_holiday_that_is_announced_and_a_target_that_is_shortened_reach_the_clocks_that_run(string kind)
    {
        await using Releases releases = await Releases.StartAsync(kind, Standard);
        Ticket ticket = (await releases.Tickets.CreateAsync(NewTicket())).EnsureApplied();
        Ticket solved = (await releases.Tickets.CreateAsync(NewTicket("2"))).EnsureApplied();
        (await releases.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = solved.Id, Actor = Ann, Trigger = "Reject" })).EnsureApplied();
        await releases.GoToAsync(At(2, 10));

        releases.Publish(BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Holiday(new DateOnly(2026, 3, 3)).Build(), Standard);
        Assert.Equal(1, await releases.Tickets.RescheduleSlaAsync(Tenant, new() { Categories = TicketQuery.OpenCategories }));
        ticket = (await releases.Tickets.GetAsync(Tenant, ticket.Id))!;
        Assert.Equal(At(4, 17), ticket.Sla!.Clock(SlaTargetKind.Resolution)!.DueAt);
        Assert.Equal(Hours(16), releases.Tickets.ExplainSla(ticket, SlaTargetKind.Resolution)!.Total);

        releases.Publish(Policy().FirstResponse(Hours(2)).Resolution(Hours(3)).Escalate(Hours(-1)));
        Assert.Equal(1, await releases.Tickets.RescheduleSlaAsync(Tenant, new() { Categories = TicketQuery.OpenCategories }));
        await releases.GoToAsync(At(2, 13));

        Assert.Equal([(SlaTargetKind.FirstResponse, At(2, 11)), (SlaTargetKind.Resolution, At(2, 12))], (await releases.EventsAsync<TicketSlaBreached>()).Select(e => (e.Target, e.OccurredAt)).Order());
        Assert.Equal([(SlaTargetKind.FirstResponse, At(2, 10)), (SlaTargetKind.Resolution, At(2, 11))], (await releases.EventsAsync<TicketSlaEscalated>()).Select(e => (e.Target, e.OccurredAt)).Order());
    }

    /// <summary>One database, and the host that runs on it at the moment.</summary>
    private sealed class Releases : IAsyncDisposable
    {
        private readonly string _kind;
        private readonly EventLog _log = new();
        private readonly List<ServiceProvider> _hosts = [];
        private readonly TestStorage _storage;

        private Releases(string kind, TestStorage storage) => (_kind, _storage) = (kind, storage);

        public ITicketService Tickets => _hosts[^1].GetRequiredService<ITicketService>();

        public static async Task<Releases> StartAsync(string kind, params SlaPolicy[] policies)
        {
            TestStorage storage = await TestStorage.CreateAsync(kind, builder => builder.AddTickets());
            storage.Clock.SetUtcNow(At(2, 9));
            Releases releases = new(kind, storage);
            releases.Publish(policies);
            return releases;
        }

        public void Publish(params SlaPolicy[] policies) => Publish(Office, policies);

        public void Publish(BusinessCalendar office, params SlaPolicy[] policies)
        {
            ServiceCollection services = new();
            services.AddSingleton<TimeProvider>(_storage.Clock);
            services.AddSingleton<IIntegrationEventHandler>(_log);
            services.AddCustomerLifecycle(builder =>
            {
                _ = _kind == "sqlite" ? builder.UseSqlite(_storage.ConnectionString!) : builder.UsePostgreSql(_storage.ConnectionString!);
                builder.AddTickets(options =>
                {
                    options.AddCalendar("office", office);
                    foreach (SlaPolicy policy in policies)
                    {
                        options.AddSlaPolicy(policy);
                    }
                });
            });
            _hosts.Add(services.BuildServiceProvider());
        }

        public async Task GoToAsync(DateTimeOffset instant)
        {
            DueDispatcher due = _hosts[^1].GetRequiredService<DueDispatcher>();
            while (await due.NextAsync() is { } next && next <= instant)
            {
                _storage.Clock.SetUtcNow(next > _storage.Clock.GetUtcNow() ? next : _storage.Clock.GetUtcNow());
                await due.DrainAsync();
            }

            _storage.Clock.SetUtcNow(instant);
        }

        public async Task<IReadOnlyList<T>> EventsAsync<T>()
            where T : IntegrationEvent
        {
            await _hosts[^1].GetRequiredService<OutboxDispatcher>().DrainAsync();
            return [.. _log.Events.OfType<T>()];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (ServiceProvider host in _hosts)
            {
                await host.DisposeAsync();
            }

            await _storage.DisposeAsync();
        }
    }
}
