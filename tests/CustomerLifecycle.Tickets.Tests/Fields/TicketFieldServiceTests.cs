using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Fields;

public sealed class TicketFieldServiceTests
{
    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.fields")]
    [MemberData(nameof(Storages))]
    public async Task Fields_are_checked_wherever_they_are_set(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddFields(
            "after-sales",
            new() { Name = "serial", Type = TicketFieldType.Text, Required = true, Immutable = true, Pattern = "[A-Z]{2}[0-9]{4}" },
            new() { Name = "price", Type = TicketFieldType.Decimal },
            new() { Name = "resolution", Type = TicketFieldType.Text, RequiredIn = ["Solved"], MaxLength = 20 }));

        TicketResult refused = await fixture.Tickets.CreateAsync(NewTicket() with { Priority = "whenever", Fields = Values("price", "12,5", "resolutoin", "x") });
        Assert.Equal(
            [TicketRefusalCodes.UnknownPriority, TicketRefusalCodes.FieldInvalid, TicketRefusalCodes.FieldUnknown, TicketRefusalCodes.FieldMissing],
            refused.Refusals.Select(refusal => refusal.Code));

        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Fields = Values("serial", "AB1234", "price", "12.50") })).EnsureApplied();
        Assert.Equal(("T000001", "12.5"), (ticket.Number, ticket.Fields["price"]));
        Assert.Equal(TicketRefusalCodes.FieldImmutable, Assert.Single((await UpdateAsync(fixture, ticket, "serial", "CD5678")).Refusals).Code);
        Assert.True((await UpdateAsync(fixture, ticket, "price", "")).IsApplied);

        await fixture.FireAsync(ticket, "Start");
        TicketResult unsolved = await fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Solve", Fields = Values("resolution", new string('x', 21), "price", "free") });
        Assert.Equal(["price", "resolution"], unsolved.Refusals.Select(refusal => refusal.Field));
        Ticket solved = await fixture.FireAsync(ticket, "Solve", ("resolution", "new seal"));
        Assert.Equal(TicketRefusalCodes.FieldMissing, Assert.Single((await UpdateAsync(fixture, solved, "resolution", "")).Refusals).Code);
    }

    [Fact]
    [Trait("Feature", "tickets.fields")]
    public async Task Unknown_fields_are_free_text_when_that_is_allowed_and_in_types_without_definitions()
    {
        await using TicketFixture fixture = await CreateAsync("memory", options =>
        {
            options.AllowUnknownFields = true;
            options.AddFields("after-sales", new TicketFieldDefinition { Name = "price", Type = TicketFieldType.Decimal });
        });

        Assert.Equal("red", (await fixture.Tickets.CreateAsync(NewTicket() with { Fields = Values("colour", "red") })).EnsureApplied().Fields["colour"]);
        Assert.Equal("12,5", (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "complaint", Fields = Values("price", "12,5") })).EnsureApplied().Fields["price"]);
    }

    [Theory]
    [Trait("Feature", "tickets.fields")]
    [MemberData(nameof(Storages))]
    public async Task What_a_workflow_and_visits_fill_in_is_known_without_a_definition_and_a_mistyped_name_is_not(string kind)
    {
        TicketFieldDefinition serial = new() { Name = "serial", Type = TicketFieldType.Text };
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddFields("after-sales", serial).AddFields("field-service", serial));
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");
        FireTrigger solve = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Solve" };

        TicketResult mistyped = await fixture.Tickets.FireAsync(solve with { Fields = Values("resolutoin", "new seal") });
        Assert.Equal(TicketRefusalCodes.FieldUnknown, mistyped.Refusals[0].Code);
        Assert.Contains("serial, closeReason, resolution", mistyped.Refusals[0].Message, StringComparison.Ordinal);
        Assert.True((await fixture.Tickets.FireAsync(solve with { Fields = Values("resolution", "new seal", "closeReason", "done") })).IsApplied);

        Ticket visit = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "field-service" })).EnsureApplied();
        visit = await fixture.FireAsync(visit, "Submit", ("address", "Main Street 1"));
        TicketResult scheduled = await fixture.Get<IFieldService>().ScheduleAsync(new()
        {
            Tenant = Tenant, Ticket = visit.Id, Actor = Ann, From = fixture.Clock.GetUtcNow().AddDays(1), Until = fixture.Clock.GetUtcNow().AddDays(1).AddHours(2), Place = "Main Street 1", Engineer = new("rob"),
        });
        Assert.Equal("Scheduled", scheduled.EnsureApplied().State);
    }

    private static Task<TicketResult> UpdateAsync(TicketFixture fixture, Ticket ticket, string field, string value) =>
        fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Fields = Values(field, value) });

    private static Dictionary<string, string> Values(params string[] pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
