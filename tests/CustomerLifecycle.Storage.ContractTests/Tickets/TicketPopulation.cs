using System.Globalization;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Storage.ContractTests.Tickets;

/// <summary>Tickets of every kind, drawn from a seed and stored as they are, and queries for them.</summary>
internal sealed class TicketPopulation(int seed)
{
    public static readonly string[] Priorities = ["low", "normal", "high"];

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly string?[] Groups = ["desk", "field", null];
    private static readonly string?[] Agents = ["anna", "bo", null];
    private static readonly string?[] Customers = ["c-1", "c-2", null];
    private static readonly string[] Tags = ["vip", "fridge", "冰箱"];
    private static readonly string[] Types = ["complaint", "repair"];

    // "forgotten" is a priority that the configuration no longer names.
    private static readonly string[] AllPriorities = [.. Priorities, "forgotten"];

    private readonly Random _random = new(seed);
    private int _created;

    public async Task<List<Ticket>> StoreAsync(ITicketStore store, TenantId tenant, int count)
    {
        List<Ticket> tickets = [];
        for (int i = 0; i < count; i++)
        {
            Ticket ticket = Next(tenant);
            await CommitAsync(store, null, ticket);
            tickets.Add(ticket);
        }

        // Some change afterwards, so that what is looked up follows.
        for (int i = 0; i < count; i += 3)
        {
            Ticket drawn = Next(tenant);
            Ticket changed = drawn with { Id = tickets[i].Id, Number = tickets[i].Number, Type = tickets[i].Type, CreatedAt = tickets[i].CreatedAt, UpdatedAt = tickets[i].CreatedAt.AddHours(1 + _random.Next(3)), Version = 2 };
            await CommitAsync(store, tickets[i], changed);
            tickets[i] = changed;
        }

        return tickets;
    }

    public TicketQuery NextQuery(IReadOnlyList<Ticket> tickets)
    {
        Ticket some = tickets[_random.Next(tickets.Count)];
        return new()
        {
            Number = Maybe(20, () => some.Number),
            Categories = Maybe(3, () => (StateCategory[])[.. Enum.GetValues<StateCategory>().Where(_ => _random.Next(2) == 0)]) ?? Maybe(4, () => TicketQuery.OpenCategories) ?? [],
            States = Maybe(6, () => (string[])[some.State, "Nowhere"]) ?? [],
            Type = Maybe(6, () => some.Type),
            Group = Maybe(4, () => some.Group),
            Assignee = Maybe(6, () => some.Assignee),
            Unassigned = _random.Next(5) switch { 0 => true, 1 => false, _ => null },
            Priority = Maybe(8, () => some.Priority),
            Customer = Maybe(6, () => some.Customer),
            Reason = Maybe(8, () => some.Reason),
            Tags = Maybe(5, () => (string[])[.. some.Tags]) ?? [],
            CreatedFrom = Maybe<DateTimeOffset?>(8, () => Instant()),
            CreatedBefore = Maybe<DateTimeOffset?>(8, () => Instant()),
            UpdatedFrom = Maybe<DateTimeOffset?>(8, () => Instant()),
            UpdatedBefore = Maybe<DateTimeOffset?>(8, () => Instant()),
            DueFrom = Maybe<DateTimeOffset?>(8, () => Instant()),
            DueBefore = Maybe<DateTimeOffset?>(6, () => Instant()),
            Order = (TicketOrder)_random.Next(4),
            Descending = _random.Next(2) == 0,
            PriorityOrder = _random.Next(4) == 0 ? [] : Priorities,
            Take = 1 + _random.Next(9),
        };
    }

    private static async Task CommitAsync(ITicketStore store, Ticket? before, Ticket after) => Assert.Equal(
        CommitStatus.Committed,
        (await store.CommitAsync(
            new()
            {
                Tenant = after.Tenant,
                Changes = [new() { Before = before, After = after, Entries = [new() { Sequence = after.Version, At = after.UpdatedAt, Actor = "system:test", Action = "test", Changes = [] }] }],
            },
            CancellationToken.None)).Status);

    private Ticket Next(TenantId tenant)
    {
        StateCategory category = (StateCategory)_random.Next(Enum.GetValues<StateCategory>().Length);
        DateTimeOffset createdAt = Instant();
        // Ids are not in order of creation: hosts may bring their own.
        string id = string.Create(CultureInfo.InvariantCulture, $"t-{_random.Next(100):00}-{++_created}");
        return new()
        {
            Tenant = tenant,
            Id = new(id),
            Version = 1,
            Number = string.Create(CultureInfo.InvariantCulture, $"N{_created}"),
            Type = Types[_random.Next(Types.Length)],
            WorkflowVersion = 1,
            Subject = "s",
            Priority = AllPriorities[_random.Next(AllPriorities.Length)],
            State = category + "State",
            Category = category,
            Group = Groups[_random.Next(Groups.Length)],
            Assignee = Agents[_random.Next(Agents.Length)] is { } agent ? new AgentId(agent) : null,
            Customer = Customers[_random.Next(Customers.Length)] is { } customer ? new CustomerId(customer) : null,
            Reason = _random.Next(2) == 0 ? "late" : null,
            Tags = [.. Tags.Where(_ => _random.Next(3) == 0)],
            CreatedAt = createdAt,
            UpdatedAt = createdAt,
            Sla = _random.Next(3) == 0 ? null : new() { Policy = "p", StartedAt = Start, Clocks = [Clock(), Clock()] },
        };
    }

    private SlaClock Clock() => new()
    {
        Kind = SlaTargetKind.FirstResponse,
        Calendar = "c",
        Target = TimeSpan.FromHours(1),
        StartedAt = Start,
        DueAt = _random.Next(4) == 0 ? null : Instant(),
        StoppedAt = _random.Next(3) == 0 ? Start : null,
    };

    // Few different instants: what is equal must be told apart.
    private DateTimeOffset Instant() => Start.AddMinutes(_random.Next(12) * 10);

    private T? Maybe<T>(int oneIn, Func<T?> draw) => _random.Next(oneIn) == 0 ? draw() : default;
}
